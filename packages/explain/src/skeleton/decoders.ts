import { printXml, type XmlElement } from '@sigmazuh/wazuh';

/** Decoders that are part of the engine; a file that names one again would take its place. */
const builtIn: ReadonlySet<string> = new Set(['windows_eventchannel']);

/** Programs whose lines a decoder of the program's name takes. */
const programs = ['clamd', 'freshclam', 'sshd', 'sudo', 'vsftpd'];

/** Decoders known by what their lines begin with, as far as that tells them apart. */
const beginnings: readonly (readonly [name: string, line: string])[] = [
  ['vsftpd', '\\A\\w{3} \\w{3} +\\d+ [\\d:]+ \\d{4} \\[pid \\d+\\] '],
  ['nginx-errorlog', '\\A\\d{4}/\\d\\d/\\d\\d [\\d:]{8} \\['],
  ['apache-errorlog', '\\A\\[\\w{3} \\w{3} +\\d+ [\\d:.]+ \\d{4}\\] \\['],
  ['fortigate-firewall-v5', '\\bdate=\\S+ time=\\S+ devname=\\S+ devid="?FG\\S+ (?:\\S+ )*?logid='],
];

/** Of the pairs in a line of Fortinet's, what packs ask for. */
const fortinetPairs = [
  ...[
    'action',
    'srcip',
    'srcport',
    'dstip',
    'dstport',
    'user',
    'cfgattr',
    'cfgobj',
    'cfgpath',
    'level',
    'logdesc',
  ],
  ...['logid', 'msg', 'reason', 'remip', 'status', 'subtype', 'tunneltype', 'ui', 'vd'],
];

const known: ReadonlySet<string> = new Set([
  ...builtIn,
  ...programs,
  ...beginnings.map(([name]) => name),
  'json',
  'auditd',
  'web-accesslog',
  'squid',
]);

/**
 * Decoders for the ways in which events reach the rules of a pack: JSON lines, audit records, lines of a few programs,
 * access logs, and Windows events, whose decoder is part of the engine. They give what the stock decoders give as far
 * as packs ask for it.
 *
 * @param named decoders that the pack's rules name: the engine refuses rules of one that it lacks, so those that are
 *   not known here hold their place and take no line
 * @returns the text of one decoder file
 */
export function skeletonDecoders(named: ReadonlySet<string>): string {
  return printXml([
    decoder('json', element('prematch', String.raw`^{\s*"`)),
    decoder('json', element('parent', 'json'), element('plugin_decoder', 'JSON_Decoder')),
    decoder('auditd', element('prematch', '^type=')),
    auditd(String.raw`\A(\w+) msg=audit\([\d.]+:(\d+)\)`, 'audit.type, audit.id'),
    ...records(),
    ...programs.map((name) => decoder(name, element('program_name', `^${name}`))),
    ...beginnings.map(([name, line]) => decoder(name, element('prematch', line, { type: 'pcre2' }))),
    ...fieldsOf(
      'fortigate-firewall-v5',
      fortinetPairs.map((name) => [`\\b${name}=(?|"([^"]*)"|([^\\s"]+))`, name] as const),
    ),
    ...fieldsOf('sshd', [
      [' for invalid user (\\S*) from (\\S+) port ', 'srcuser, srcip'],
      [' for (?!invalid )(\\S+) from (\\S+) port (\\d+)', 'user, srcip, srcport'],
    ]),
    ...fieldsOf('sudo', [
      [' USER=(\\S+)', 'dstuser'],
      [' COMMAND=(.+)', 'command'],
    ]),
    ...accessLog('web-accesslog', 'web-log', {
      line: '^(\\S+) \\S+ .*?\\[\\d+/\\w+/\\d+:[^\\]]+\\] "(\\w+) (\\S+) HTTP/\\S+" (\\d+) ',
      order: 'srcip, protocol, url, id',
    }),
    ...accessLog('squid', 'squid', {
      // The time in front is the predecoder's.
      line: '^\\d+ (\\S+) (\\w+)/(\\d+) \\d+ \\w+ (\\S+)',
      order: 'srcip, action, id, url',
    }),
    ...unknownDecoders(named).map((name) => decoder(name, element('prematch', '\\A(?!)', { type: 'pcre2' }))),
  ]);
}

/** Those of the decoders named that the skeleton knows no lines of. */
export function unknownDecoders(named: ReadonlySet<string>): readonly string[] {
  return [...named].filter((name) => !known.has(name)).sort();
}

/** What a line may have, each found or not. */
function fieldsOf(
  parent: string,
  fields: readonly (readonly [pattern: string, order: string])[],
): readonly XmlElement[] {
  return fields.map(([pattern, order]) =>
    decoder(
      parent,
      element('parent', parent),
      element('regex', pattern, { type: 'pcre2' }),
      element('order', order),
    ),
  );
}

/** Lines of a form that a category of events has of its own. */
function accessLog(
  name: string,
  category: string,
  { line, order }: { readonly line: string; readonly order: string },
): readonly XmlElement[] {
  const type = element('type', category);
  return [
    decoder(name, type, element('prematch', line, { type: 'pcre2' })),
    decoder(
      name,
      element('parent', name),
      type,
      element('regex', line, { type: 'pcre2' }),
      element('order', order),
    ),
  ];
}

/** One decoder for each field, since a record may lack any of them. */
function records(): readonly XmlElement[] {
  const quoted = { comm: 'command', exe: 'exe', key: 'key', cwd: 'cwd' };
  const plain = ['arch', 'syscall', 'success', 'exit', 'ppid', 'pid', 'auid', 'uid', 'gid', 'euid', 'tty'];
  return [
    ...Object.entries(quoted).map(([name, field]) => auditd(` ${name}="([^"]*)"`, `audit.${field}`)),
    ...plain.map((name) => auditd(` ${name}=(\\S+)`, `audit.${name}`)),
    auditd(' argc=(\\d+)', 'audit.execve.argc'),
    ...Array.from({ length: 8 }, (_, i) => auditd(` a${i}="([^" ]*)"`, `audit.execve.a${i}`)),
  ];
}

function auditd(pattern: string, order: string): XmlElement {
  return decoder(
    'auditd',
    element('parent', 'auditd'),
    element('regex', pattern, { type: 'pcre2', offset: 'after_parent' }),
    element('order', order),
  );
}

function decoder(name: string, ...content: readonly XmlElement[]): XmlElement {
  return { name: 'decoder', attributes: { name }, content };
}

function element(name: string, content: string, attributes: Record<string, string> = {}): XmlElement {
  return { name, attributes, content };
}
