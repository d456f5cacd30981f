import type { Document } from './plugin/match-query.ts';

/** An event as Wazuh 5 indexes it. */
export interface DecodedEvent {
  readonly document: Document;
  /** Sigma fields whose values the event cannot carry as they are: no text of the field's type, or longer than it takes. */
  readonly lost: readonly string[];
}

type Fields = ReadonlyMap<string, string>;
type Types = ReadonlyMap<string, string>;

/** `ignore_above` of most text fields: what is longer is not indexed. */
const longestText = 1024;

/** Sigma's names → the schema's, for values that are taken over as they are. */
const process: Readonly<Record<string, string>> = {
  Image: 'process.executable',
  NewProcessName: 'process.executable',
  SourceImage: 'process.executable',
  ProcessId: 'process.pid',
  SourceProcessId: 'process.pid',
  ProcessGuid: 'process.entity_id',
  SourceProcessGuid: 'process.entity_id',
  CommandLine: 'process.command_line',
  CurrentDirectory: 'process.working_directory',
  ParentImage: 'process.parent.executable',
  ParentProcessName: 'process.parent.executable',
  ParentCommandLine: 'process.parent.command_line',
  ParentProcessId: 'process.parent.pid',
  ParentProcessGuid: 'process.parent.entity_id',
  EventID: 'event.code',
  Provider_Name: 'event.provider',
  Computer: 'host.name',
  TargetFilename: 'file.path',
  ImageLoaded: 'file.path',
  PipeName: 'file.name',
  Signed: 'file.code_signature.exists',
  Signature: 'file.code_signature.subject_name',
  SignatureStatus: 'file.code_signature.status',
  TargetObject: 'registry.path',
  QueryName: 'dns.question.name',
  Protocol: 'network.transport',
  SourceIp: 'source.ip',
  SourceHostname: 'source.domain',
  SourcePort: 'source.port',
  DestinationIp: 'destination.ip',
  DestinationHostname: 'destination.domain',
  DestinationPort: 'destination.port',
};

const unix: Readonly<Record<string, string>> = {
  ...process,
  User: 'user.name',
  LogonId: 'process.session_leader.entity_id',
};

const web: Readonly<Record<string, string>> = {
  'cs-method': 'http.request.method',
  'c-method': 'http.request.method',
  'cs-uri': 'url.original',
  'c-uri': 'url.original',
  'cs-uri-stem': 'url.path',
  'cs-uri-query': 'url.query',
  'c-uri-query': 'url.query',
  'c-uri-extension': 'url.extension',
  'cs-host': 'url.domain',
  'r-dns': 'url.domain',
  'cs-user-agent': 'user_agent.original',
  'c-useragent': 'user_agent.original',
  'cs-referer': 'http.request.referrer',
  'cs-referrer': 'http.request.referrer',
  'cs-bytes': 'http.request.bytes',
  'sc-status': 'http.response.status_code',
  'c-ip': 'source.ip',
  'cs-username': 'user.name',
  dst_ip: 'destination.ip',
  dst_port: 'destination.port',
  src_ip: 'source.ip',
};

const flow: Readonly<Record<string, string>> = {
  action: 'event.action',
  src_ip: 'source.ip',
  src_port: 'source.port',
  dst_ip: 'destination.ip',
  dst_port: 'destination.port',
  username: 'user.name',
  query: 'dns.question.name',
  record_type: 'dns.question.type',
  answer: 'dns.answers.data',
};

const cloud: Readonly<Record<string, string>> = {
  eventSource: 'event.provider',
  eventName: 'event.action',
  sourceIPAddress: 'source.ip',
  userAgent: 'user_agent.original',
  awsRegion: 'cloud.region',
};

const version: readonly (readonly [sigma: string, name: string])[] = [
  ['OriginalFileName', 'original_file_name'],
  ['Company', 'company'],
  ['Description', 'description'],
  ['FileVersion', 'file_version'],
  ['Product', 'product'],
];

/** The table of a log source, by its product and its category. */
function tableOf(product: string, category: string): Readonly<Record<string, string>> {
  if (product === 'windows') return process;
  if (product === 'linux' || product === 'macos') return unix;
  if (product === 'aws') return cloud;
  return category === 'webserver' || category === 'proxy' ? web : flow;
}

/** The field of the schema that holds a Sigma field's value as it is. */
export function fieldOf(sigma: string, product: string, category: string): string | undefined {
  return tableOf(product, category)[sigma];
}

/** Categories in which a hash or a version is the loaded file's, not the process's. */
const ofFile = /^(?:image_load|driver_load|file_|create_stream_hash)/;

/** Makes of an event what Wazuh 5's decoders do. Names that the schema itself has stay. */
export function decode(fields: Fields, product: string, category: string, types: Types): DecodedEvent {
  const document = new Map<string, string[]>();
  const lost: string[] = [];
  const put = (sigma: string, field: string, text: string) => {
    // Windows numbers its events with whole numbers.
    const isCode = field !== 'event.code' || /^[1-9]\d*$/.test(text);
    const type = types.get(field);
    const value = isCode && type !== undefined ? indexed(text, type) : null;
    if (value === null) lost.push(sigma);
    else document.set(field, [value]);
  };
  const table = tableOf(product, category);
  const subject = ofFile.test(category) ? 'file' : 'process';
  for (const [sigma, text] of fields) {
    const field = table[sigma];
    if (field !== undefined) put(sigma, field, text);
    else if (product === 'windows' && (sigma === 'User' || sigma === 'ParentUser')) {
      const of = sigma === 'User' ? 'user' : 'process.parent.user';
      const [domain = '', name, ...more] = text.split('\\');
      if (name === undefined || more.length > 0 || domain === '' || name === '') lost.push(sigma);
      else {
        put(sigma, `${of}.domain`, domain);
        put(sigma, `${of}.name`, name);
      }
    } else if (product === 'windows' && sigma === 'Hashes') {
      for (const each of text.split(',')) {
        const [, name = '', value = ''] = /^(MD5|SHA1|SHA256|IMPHASH)=([0-9A-F]+)$/i.exec(each) ?? [];
        const kind = name.toLowerCase();
        if (value.length !== { md5: 32, sha1: 40, sha256: 64, imphash: 32 }[kind]) lost.push(sigma);
        else put(sigma, kind === 'imphash' ? `${subject}.pe.imphash` : `${subject}.hash.${kind}`, value);
      }
    } else if (sigma === 'Details' && product === 'windows') {
      if (/[DQ]WORD|Binary Data|0x[0-9a-f]{8}/i.test(text)) lost.push(sigma);
      else put(sigma, 'registry.data.strings', text);
    } else if (sigma === 'Initiated') {
      const direction = { true: 'egress', false: 'ingress' }[text.toLowerCase()];
      if (direction === undefined) lost.push(sigma);
      else put(sigma, 'network.direction', direction);
    } else {
      const own = version.find(([name]) => name === sigma)?.[1];
      if (own !== undefined && product === 'windows') put(sigma, `${subject}.pe.${own}`, text);
      else if (types.has(sigma)) put(sigma, sigma, text);
    }
  }
  return { document, lost };
}

/** The text as a field of the type holds it; `null` = not at all. */
function indexed(text: string, type: string): string | null {
  switch (type) {
    case 'keyword':
      return text.length > longestText ? null : text;
    case 'ip':
      return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || /^[0-9a-f:]*:[0-9a-f:]*$/i.test(text) ? text : null;
    case 'long':
      return /^-?\d+$/.test(text) ? text : null;
    case 'boolean':
      return /^(?:true|false)$/i.test(text) ? text.toLowerCase() : null;
    default:
      return text;
  }
}
