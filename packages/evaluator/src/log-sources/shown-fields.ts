import {
  type EventContent,
  type Field,
  type FieldValue,
  fieldValue,
  type LogSourceAttributes,
} from '../event.ts';
import { cloudNames } from './cloud-names.ts';

/** Further names for the fields of an event, each with the values that it stands for. */
type Names = (content: EventContent) => Iterable<readonly [name: string, values: readonly FieldValue[]]>;

/**
 * The event as a log source shows it: some have their own names for what the event calls otherwise. What the event
 * has under such a name itself is meant as well where names are other words for the same, and else alone.
 */
export function shownBy(attributes: LogSourceAttributes, content: EventContent): EventContent {
  const added = namesOf(attributes).flatMap((names) =>
    Array.from(names(content)).filter(
      ([name, values]) => values.length > 0 && content.fields.get(name)?.kind !== 'value',
    ),
  );
  const others = otherNamesOf(attributes, content).flatMap((names) => inOtherWords(names, content));
  if (added.length === 0 && others.length === 0) return content;
  const fields = new Map(content.fields);
  for (const [name, values] of added) fields.set(name, { values, kind: 'value' });
  for (const [name, field] of others) fields.set(name, field);
  return { ...content, fields };
}

function isEmpty({ kind, values }: Field): boolean {
  if (kind === 'nested') return false;
  return values.every(({ scalar }) => scalar === null || scalar === '');
}

/** Names by the fields whose values they stand for as well. */
type OtherNames = Readonly<Record<string, readonly string[]>>;

/** What the event has under any of the names, be it only that others stand below it. */
function inOtherWords(names: OtherNames, { fields }: EventContent): readonly (readonly [string, Field])[] {
  return Object.entries(names).flatMap(([name, others]) => {
    if (!others.some((each) => fields.has(each))) return [];
    const all = [name, ...others].flatMap((each) => fields.get(each) ?? []);
    // What is empty under one name is not empty where another has a value.
    const filled = all.filter((each) => !isEmpty(each));
    const found = filled.length > 0 ? filled : all;
    const kind = found.some((each) => each.kind === 'value') ? 'value' : 'nested';
    return [[name, { values: found.flatMap(({ values }) => values), kind }] as const];
  });
}

function namesOf({ product, category }: LogSourceAttributes): readonly Names[] {
  const found: Names[] = [];
  // The event about a stream has the hash of its file, and calls it so.
  found.push(hashNames(category === 'create_stream_hash' ? 'Hash' : 'Hashes'));
  if (category === 'process_creation' && product === 'windows') found.push(securityNames);
  return found;
}

function otherNamesOf(
  { product, category }: LogSourceAttributes,
  content: EventContent,
): readonly OtherNames[] {
  const found: OtherNames[] = [];
  const isExecution = category === 'process_creation' && product !== 'windows';
  if (isExecution && textsOf(content, 'type').includes('EXECVE')) found.push(executionNames);
  if (category === 'antivirus') found.push(defenderNames);
  const cloud = product === undefined ? undefined : cloudNames(product);
  if (cloud?.kind === 'renamed') found.push(cloud.names);
  if (cloud?.kind === 'section') found.push(within(cloud.section, content));
  const ofCategory = category === undefined ? undefined : sensorNames.get(category);
  if (ofCategory !== undefined) found.push(ofCategory);
  return found;
}

/** The fields of a section without its name. */
function within(section: string, { fields }: EventContent): OtherNames {
  const below = Array.from(fields.keys()).filter((name) => name.startsWith(`${section}.`));
  return Object.fromEntries(below.map((name) => [name.slice(section.length + 1), [name]]));
}

/** Sysmon has hashes in one field: `MD5=…,SHA256=…,IMPHASH=…`; the taxonomy has a field for each. */
function hashNames(listed: string): Names {
  return ({ fields }) => {
    const hashes = fields.get(listed)?.values.flatMap(({ text }) => text?.plain.split(',') ?? []) ?? [];
    return hashes.flatMap((each) => {
      const [, algorithm, value] = /^\s*(md5|sha1|sha256|imphash)=(.*)$/i.exec(each) ?? [];
      return algorithm === undefined ? [] : [[algorithm.toLowerCase(), [fieldValue(value ?? '')]] as const];
    });
  };
}

/** Audit records of an executed command under `category: process_creation`, which takes Sysmon's names. */
const executionNames: Readonly<Record<string, readonly string[]>> = {
  Image: ['exe'],
  CurrentDirectory: ['cwd'],
  ProcessId: ['pid'],
  ParentProcessId: ['ppid'],
};

/** What Defender calls otherwise than the taxonomy. */
const defenderNames: Readonly<Record<string, readonly string[]>> = {
  Signature: ['ThreatName'],
  Filename: ['Path'],
  Action: ['ActionName'],
  User: ['DetectionUser'],
};

/** Names that DNS and network sensors have for what Sigma's generic categories ask for. */
const sensorNames: ReadonlyMap<string, Readonly<Record<string, readonly string[]>>> = new Map([
  [
    'dns',
    {
      answer: ['answers', 'dns.rdata'],
      query: ['dns.rrname'],
      record_type: ['qtype_name', 'dns.rrtype'],
    },
  ],
  [
    'firewall',
    {
      src_ip: ['srcip'],
      src_port: ['srcport'],
      dst_ip: ['dstip'],
      dst_port: ['dstport'],
      username: ['user'],
    },
  ],
  [
    'network',
    {
      'destination.ip': ['id.resp_h', 'dest_ip'],
      'destination.port': ['id.resp_p', 'dest_port'],
      'dns.answers.data': ['answers', 'dns.rdata'],
      'dns.question.name': ['query', 'dns.rrname'],
      'dns.question.type': ['qtype_name', 'dns.rrtype'],
      'dns.response.code': ['rcode_name', 'dns.rcode'],
      'event.duration': ['duration'],
      'network.protocol': ['service', 'app_proto'],
      'network.state': ['conn_state', 'flow.state'],
      'network.transport': ['proto'],
      'source.ip': ['id.orig_h', 'src_ip'],
      'source.port': ['id.orig_p', 'src_port'],
    },
  ],
]);

/** Under `category: process_creation` the Security log's names are Sysmon's (rules specification, "Field Usage"). */
function securityNames(content: EventContent): readonly (readonly [string, readonly FieldValue[]])[] {
  const values = (name: string) => content.fields.get(name)?.values ?? [];
  const levels = values('MandatoryLabel').flatMap((label) => {
    const word = integrityLevels.get(label.text?.plain.toUpperCase() ?? '');
    return word === undefined ? [label] : [label, fieldValue(word)];
  });
  const [domain] = textsOf(content, 'SubjectDomainName');
  const [user] = textsOf(content, 'SubjectUserName');
  const account = domain === undefined ? user : `${domain}\\${user}`;
  return [
    ['Image', values('NewProcessName')],
    ['ParentImage', values('ParentProcessName')],
    ['LogonId', values('SubjectLogonId')],
    ['IntegrityLevel', levels],
    ['User', user === undefined || account === undefined ? [] : [fieldValue(account)]],
  ];
}

/** Mandatory labels by Sysmon's words for them. */
const integrityLevels: ReadonlyMap<string, string> = new Map([
  ['S-1-16-0', 'Untrusted'],
  ['S-1-16-4096', 'Low'],
  ['S-1-16-8192', 'Medium'],
  ['S-1-16-8448', 'MediumPlus'],
  ['S-1-16-12288', 'High'],
  ['S-1-16-16384', 'System'],
  ['S-1-16-20480', 'Protected'],
]);

function textsOf(content: EventContent, name: string): readonly string[] {
  return content.fields.get(name)?.values.flatMap((value) => value.text?.plain ?? []) ?? [];
}
