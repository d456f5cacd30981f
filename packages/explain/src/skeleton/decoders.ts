import { printXml, type XmlElement } from '@sigmazuh/wazuh';

/**
 * Decoders for the three ways in which events reach the rules of a pack: JSON lines, audit records, and Windows
 * events, whose decoder is part of the engine. They give what the stock decoders give as far as packs ask for it.
 *
 * @returns the text of one decoder file
 */
export function skeletonDecoders(): string {
  return printXml([
    decoder('json', element('prematch', String.raw`^{\s*"`)),
    decoder('json', element('parent', 'json'), element('plugin_decoder', 'JSON_Decoder')),
    decoder('auditd', element('prematch', '^type=')),
    auditd(String.raw`\A(\w+) msg=audit\([\d.]+:(\d+)\)`, 'audit.type, audit.id'),
    ...records(),
  ]);
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
