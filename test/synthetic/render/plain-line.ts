import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { Dice } from '../dice.ts';
import { keywordField } from '../scenario/question.ts';
import { lineEvent, syslogHeader } from './line-event.ts';
import type { EventContent, SyntheticEvent } from './synthetic-event.ts';

/** A way to write a line: the words looked for in it, and the fields that it has a place for. */
interface Frame {
  readonly fields: Readonly<Record<string, string>>;
  readonly line: (words: string, values: Readonly<Record<string, string>>) => string;
}

const around = (before: string, behind = ''): Frame => ({
  fields: {},
  line: (words) => before + words + behind,
});
const program = (name: string) => around(syslogHeader(name));

const fortigate: Frame = {
  fields: { action: 'Edit', cfgpath: 'log.setting' },
  line: (words, { action, cfgpath }) =>
    'date=2026-11-24 time=10:00:00 devname="fw01" devid="FGVM010000000001" logid="0100044547" type="event" ' +
    `subtype="system" level="information" vd="root" action="${action}" cfgpath="${cfgpath}" msg="${words}"`,
};

const traffic: Frame = {
  fields: {
    src_ip: '192.0.2.7',
    src_port: '50123',
    dst_ip: '192.0.2.9',
    dst_port: '4431',
    action: 'accept',
    username: 'alice',
  },
  line: (words, { src_ip, src_port, dst_ip, dst_port, action, username }) =>
    'date=2026-11-24 time=10:00:00 devname="fw01" devid="FGVM010000000001" logid="0000000013" type="traffic" ' +
    `subtype="forward" level="notice" vd="root" srcip=${src_ip} srcport=${src_port} dstip=${dst_ip} ` +
    `dstport=${dst_port} action="${action}" user="${username}" msg="${words}"`,
};

/** Lines as the decoders know them. */
const frames: Readonly<Record<string, Frame>> = {
  'apache-errorlog': around('[Tue Nov 24 10:00:00 2026] [error] [client 192.0.2.7] '),
  'nginx-errorlog': around('2026/11/24 10:00:00 [error] 2101#2101: *7 '),
  'cisco-asa': around("%ASA-5-111008: User 'alice' executed the '", "' command."),
  'cisco-ios': around('%PARSER-5-CFGLOG_LOGGEDCMD: User:alice  logged command:'),
  clamd: program('clamd'),
  'fortigate-firewall-v5': fortigate,
  freshclam: program('freshclam'),
  pix: around("%PIX-5-111008: User 'alice' executed the '", "' command."),
  sshd: program('sshd'),
  sudo: {
    fields: { USER: 'root' },
    line: (words, { USER }) =>
      `${syslogHeader('sudo')}alice : TTY=pts/0 ; PWD=/home/alice ; USER=${USER} ; COMMAND=${words}`,
  },
  vsftpd: around('Tue Nov 24 10:00:00 2026 [pid 2101] '),
};

/** A line that a program or a device logged, with the words looked for in it. */
export function plainLine(content: EventContent, source: SourceMapping, dice: Dice): SyntheticEvent | null {
  const frame = frameOf(source, dice);
  const given = new Map([...content.fields].filter(([name]) => name in frame.fields));
  const words = content.fields.get(keywordField) ?? 'nothing of interest';
  if (/[\0\r\n]/.test(words) || [...given.values()].some((text) => !/^[^\s"]+$/.test(text))) return null;
  const values = { ...frame.fields, ...Object.fromEntries(given) };
  const has = new Set([...given.keys(), keywordField].filter((field) => content.fields.has(field)));
  return lineEvent(frame.line(words, values), source.logSource, has);
}

function frameOf({ decodedAs, logSource, marker, when }: SourceMapping, dice: Dice): Frame {
  if (logSource.category === 'firewall') return traffic;
  const known = (decodedAs ?? []).flatMap((name) => frames[name] ?? []);
  const writing = dice.pick(when.program_name ?? []);
  const marked = typeof marker === 'object' && 'words' in marker ? marker : undefined;
  const [word] = marked?.words ?? [];
  if (known.length > 0) return dice.pick(known) ?? around('');
  if (writing !== undefined) return program(writing);
  if (word !== undefined) return marked?.in === 'program_name' ? program(word) : around(`${word} `);
  return logSource.product === 'linux' ? program('program') : around('');
}
