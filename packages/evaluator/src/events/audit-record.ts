/** One `name=value` of an audit record. */
interface AuditField {
  readonly name: string;
  /** The value as it is meant: without quotes, hexadecimal text decoded. */
  readonly value: string;
  /** Whether the record holds the value in hexadecimal. */
  readonly writtenAs: 'text' | 'hexadecimal';
  /** From where to where it stands in the record. */
  readonly start: number;
  readonly end: number;
}

export interface AuditRecord {
  /** `EXECVE`, `SYSCALL`, `PATH`… */
  readonly type: string;
  readonly text: string;
  readonly fields: readonly AuditField[];
}

const recordHead = /\btype=([A-Z][A-Z0-9_]*)\s+msg=audit\([^)\s]*\)\s*:?/g;
// Between the kernel's fields and those auditd adds in words stands the group separator, \x1d.
const field = /(?<![\w.-])([A-Za-z][\w.-]*(?:\[\d+\])?)=("[^"]*"|'[^']*'|[^\s\x1d]*)/g;
const executedArgument = /^a\d+(?:\[\d+\])?$/;
const hexadecimal = /^(?:[0-9A-F]{2})+$/i;

/** What the kernel writes in hexadecimal when it holds blanks, quotes or bytes outside printable ASCII. */
const encodable: ReadonlySet<string> = new Set([
  ...[
    'acct',
    'cmd',
    'comm',
    'cwd',
    'data',
    'dir',
    'exe',
    'file',
    'key',
    'name',
    'new',
    'ocomm',
    'old',
    'path',
  ],
  ...['proctitle', 'vm', 'watch'],
]);

/** The audit records of a line: one, or those of one event one behind the other. Empty for any other line. */
export function readAuditRecords(line: string): readonly AuditRecord[] {
  const heads = Array.from(line.matchAll(recordHead));
  return heads.map((head, index) => {
    const type = head[1] ?? '';
    const text = line.slice(head.index, heads[index + 1]?.index ?? line.length);
    return { type, text, fields: readFields(text, head[0].length, type) };
  });
}

function readFields(text: string, from: number, type: string): readonly AuditField[] {
  const fields: AuditField[] = [];
  for (const found of text.slice(from).matchAll(field)) {
    const [whole, name = '', written = ''] = found;
    const end = from + found.index + whole.length;
    const start = end - written.length;
    // User space writes its own fields inside msg='…'.
    if (written.startsWith("'")) {
      const isClosed = written.length > 1 && written.endsWith("'");
      fields.push(...readFields(text.slice(0, isClosed ? end - 1 : end), start + 1, type));
    } else if (written.startsWith('"')) {
      fields.push({
        name,
        value: written.slice(1, written.length > 1 ? -1 : undefined),
        writtenAs: 'text',
        start,
        end,
      });
    } else fields.push({ name, ...readUnquoted(name, written, type), start, end });
  }
  return fields;
}

function readUnquoted(name: string, written: string, type: string): Pick<AuditField, 'value' | 'writtenAs'> {
  const mayBeEncoded = type === 'EXECVE' ? executedArgument.test(name) : encodable.has(name);
  if (!mayBeEncoded || !hexadecimal.test(written)) return { value: written, writtenAs: 'text' };
  return { value: decodeHexadecimal(written), writtenAs: 'hexadecimal' };
}

/** NULs separate the words of a process title, and \x01 several keys. */
function decodeHexadecimal(digits: string): string {
  return Buffer.from(digits, 'hex').toString('utf8').replace(/\0+$/, '').replaceAll('\0', ' ');
}

/** Whether the field is an argument of an executed command, or a piece of a long one: `a2`, `a1[0]`. */
export function isExecutedArgument(record: AuditRecord, each: AuditField): boolean {
  return record.type === 'EXECVE' && executedArgument.test(each.name);
}

/** The record as `ausearch -i` shows it: arguments as text. */
export function interpretRecord(record: AuditRecord): string {
  let shown = '';
  let at = 0;
  for (const each of record.fields) {
    if (!isExecutedArgument(record, each) || each.writtenAs === 'text') continue;
    shown += record.text.slice(at, each.start) + each.value;
    at = each.end;
  }
  return shown + record.text.slice(at);
}

/** The arguments of the executed command in their order; the pieces of a long one (`a1[0]=… a1[1]=…`) put together. */
export function executedArguments(record: AuditRecord): readonly string[] {
  const whole: string[] = [];
  for (const each of record.fields) {
    if (!isExecutedArgument(record, each)) continue;
    const index = Number.parseInt(each.name.slice(1), 10);
    // More arguments than the kernel logs would only be a claim of the line.
    if (index > whole.length) continue;
    whole[index] = (whole[index] ?? '') + each.value;
  }
  return whole;
}
