import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { auditText } from '../../../packages/cli/src/fixtures/audit-record.ts';
import { keywordField } from '../scenario/question.ts';
import { lineEvent, syslogHeader } from './line-event.ts';
import type { EventContent, SyntheticEvent } from './synthetic-event.ts';
import { xmlText } from './xml-text.ts';

/** An event of Sysmon for Linux as syslog delivers it. */
export function sysmonLine(content: EventContent, source: SourceMapping): SyntheticEvent | null {
  const system = new Map([
    ['EventID', source.when['system.eventID']?.[0] ?? '1'],
    ['Channel', 'Linux-Sysmon/Operational'],
    ['Computer', 'host01.example.com'],
  ]);
  const data = ['<Data Name="RuleName">-</Data>'];
  for (const [field, text] of content.fields) {
    if (/[\0-\x1f]/.test(text)) return null;
    const name = field === keywordField ? 'CommandLine' : field;
    if (system.has(name)) system.set(name, text);
    else data.push(`<Data Name="${name}">${xmlText(text)}</Data>`);
  }
  const elements = Array.from(system, ([name, text]) => `<${name}>${xmlText(text)}</${name}>`);
  const xml =
    `<Event><System><Provider Name="Linux-Sysmon" Guid="{ff032593-a8d3-4f13-b0d6-01fc615a0f97}"/>${elements.join('')}` +
    `</System><EventData>${data.join('')}</EventData></Event>`;
  return lineEvent(syslogHeader('sysmon') + xml, { product: 'linux' }, new Set(content.fields.keys()));
}

const stamp = 'msg=audit(1795514400.120:2201):';

/** What the kernel and auditd write as text, in quotes or hexadecimal; everything else stands as it is. */
const texts = /^(?:a\d+|acct|cmd|comm|cwd|exe|key|name|proctitle)$/;

/** One audit record with the fields asked for, of the type asked for. */
export function auditLine(content: EventContent): SyntheticEvent | null {
  const type = content.fields.get('type')?.toUpperCase() ?? 'SYSCALL';
  if (!/^[A-Z][A-Z0-9_]*$/.test(type)) return null;
  const words = content.fields.get(keywordField);
  const given = [...content.fields].filter(([name]) => name !== 'type' && name !== keywordField);
  const fields = type === 'EXECVE' ? withAllArguments(given) : given;
  const written = fields.map(([name, text]) => {
    const isText = texts.test(name) && (type === 'EXECVE' || !/^a\d+$/.test(name));
    if (isText) return { name, text: auditText(Buffer.from(text)) };
    return /^[^\s"'\x1d]*$/.test(text) ? { name, text } : null;
  });
  if (written.includes(null) || /[\0\r\n"']/.test(words ?? '')) return null;
  const pairs = written.flatMap((each) => (each === null ? [] : [each]));
  const line = (of: typeof pairs) => of.map(({ name, text }) => `${name}=${text}`).join(' ');
  const enriched = pairs.filter(({ name }) => /^[A-Z]+$/.test(name));
  const plain = line(pairs.filter((each) => !enriched.includes(each)));
  const log =
    `type=${type} ${stamp} ${plain}${words === undefined ? '' : ` op=${words}`}` +
    (enriched.length === 0 ? '' : ` key="k"\x1dARCH=x86_64 ${line(enriched)}`);
  return lineEvent(log, { product: 'linux', service: 'auditd' }, new Set(content.fields.keys()));
}

/** The kernel leaves out no argument before the last. */
function withAllArguments(fields: readonly (readonly [string, string])[]): typeof fields {
  const isArgument = ([name]: readonly [string, string]) => /^a\d+$/.test(name);
  const known = new Map(fields.filter(isArgument));
  const count = Math.max(0, ...Array.from(known.keys(), (name) => Number(name.slice(1)) + 1));
  const all = Array.from({ length: count }, (_, i) => [`a${i}`, known.get(`a${i}`) ?? 'x'] as const);
  return [...all, ...fields.filter((each) => !isArgument(each))];
}

/** The records of one executed command, joined as the agent joins them. */
export function executionLine(content: EventContent): SyntheticEvent | null {
  const command = content.fields.get('CommandLine') ?? content.fields.get(keywordField) ?? 'true';
  const image = content.fields.get('Image') ?? '/usr/bin/true';
  if (/[\0\r\n]/.test(command + image)) return null;
  const words = command.split(' ');
  const has = new Set(
    ['CommandLine', 'Image', 'CurrentDirectory', keywordField].filter((field) => content.fields.has(field)),
  );
  const quoted = (text: string) => auditText(Buffer.from(text));
  const records = [
    `type=SYSCALL ${stamp} arch=c000003e syscall=59 success=yes exit=0 ppid=2100 pid=2101 auid=1000 uid=1000 comm="x" exe=${quoted(image)} key="exec"`,
    `type=EXECVE ${stamp} argc=${words.length} ${words.map((word, i) => `a${i}=${quoted(word)}`).join(' ')}`,
    `type=CWD ${stamp} cwd=${quoted(content.fields.get('CurrentDirectory') ?? '/home/alice')}`,
  ];
  return lineEvent(records.join(' '), { product: 'linux', service: 'auditd' }, has);
}
