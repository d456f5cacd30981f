/** A line that a program wrote through syslog. */
export interface SyslogLine {
  readonly program: string;
  /** What stands behind the header. */
  readonly message: string;
}

const priority = String.raw`(?:<\d{1,3}>)?`;
const traditional = String.raw`[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d`;
const isoTime = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?`;
const header = new RegExp(
  String.raw`^${priority}(?:${traditional}|${isoTime}) \S+ ([^\s:[\]()]+)(?:\([^)\s]*\))?(?:\[\d+\])?: *`,
);

/**
 * Reads the header that syslog writes in front of a program's line, with the traditional or the ISO time:
 * `Nov 24 10:00:00 host sshd[2101]: …`. `undefined` for a line without one.
 */
export function readSyslogLine(line: string): SyslogLine | undefined {
  const found = header.exec(line);
  const program = found?.[1];
  if (found === null || program === undefined) return undefined;
  return { program: program.slice(program.lastIndexOf('/') + 1), message: line.slice(found[0].length) };
}
