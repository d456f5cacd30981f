/** A line that a program wrote through syslog. */
interface SyslogLine {
  readonly program: string;
  /** What stands behind the header. */
  readonly message: string;
}

const clock = String.raw`\d\d:\d\d:\d\d`;
/** Times as syslog, rsyslog and others write them in front, those that managers know. */
const times = [
  String.raw`(?:\d{4} )?[A-Z][a-z]{2} [ \d]\d ${clock}`,
  String.raw`\d{4}-\d\d-\d\dT${clock}(?:\.\d{3}|\.\d{6})?[+-]\d\d:\d\d`,
  String.raw`\d{4}-\d\d-\d\dT${clock}\.\d{6}[+-]\d{4}`,
  String.raw`\d{4}-\d\d-\d\d ${clock}(?:,\d{3}|\.\d{6}[+-]\d{4})`,
];
const name = '[A-Za-z0-9()./@_-]+';
/** `host program[12]: `, or without a host `program: `. */
const header = new RegExp(
  String.raw`^(?:${times.join('|')}) (?:(${name}): |${name} (${name})(?::|\[\d+\][: ]) *)`,
);

/**
 * Reads the header that syslog writes in front of a program's line, with the traditional or the ISO time:
 * `Nov 24 10:00:00 host sshd[2101]: …`. `undefined` for a line without one.
 */
export function readSyslogLine(line: string): SyslogLine | undefined {
  const found = header.exec(line);
  const written = found?.[1] ?? found?.[2];
  if (found === null || written === undefined) return undefined;
  // `postfix/smtpd`, `sshd(pam_unix)`
  const program = written.slice(written.lastIndexOf('/') + 1).replace(/(?<=.)\(.*/, '');
  return { program, message: line.slice(found[0].length) };
}
