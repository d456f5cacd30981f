/**
 * Decoders for the three ways in which events reach the rules of a pack: JSON lines, audit records, and Windows
 * events, whose decoder is part of the engine. They give what the stock decoders give as far as packs ask for it.
 */
export const skeletonDecoders = String.raw`<decoder name="json">
  <prematch>^{\s*"</prematch>
</decoder>

<decoder name="json">
  <parent>json</parent>
  <plugin_decoder>JSON_Decoder</plugin_decoder>
</decoder>

<decoder name="auditd">
  <prematch>^type=</prematch>
</decoder>

<decoder name="auditd">
  <parent>auditd</parent>
  <regex type="pcre2" offset="after_parent">\A(\w+) msg=audit\([\d.]+:(\d+)\)</regex>
  <order>audit.type, audit.id</order>
</decoder>
${records()}`;

/** One decoder for each field, since a record may lack any of them. */
function records(): string {
  const quoted = { comm: 'command', exe: 'exe', key: 'key', cwd: 'cwd' };
  const plain = ['arch', 'syscall', 'success', 'exit', 'ppid', 'pid', 'auid', 'uid', 'gid', 'euid', 'tty'];
  const decoders = [
    ...Object.entries(quoted).map(([name, field]) => audit(` ${name}="([^"]*)"`, field)),
    ...plain.map((name) => audit(` ${name}=(\\S+)`, name)),
    audit(' argc=(\\d+)', 'execve.argc'),
    ...Array.from({ length: 8 }, (_, index) => audit(` a${index}="([^" ]*)"`, `execve.a${index}`)),
  ];
  return decoders.join('');
}

function audit(pattern: string, field: string): string {
  return `
<decoder name="auditd">
  <parent>auditd</parent>
  <regex type="pcre2" offset="after_parent">${pattern}</regex>
  <order>audit.${field}</order>
</decoder>
`;
}
