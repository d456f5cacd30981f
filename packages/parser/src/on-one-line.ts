/** Longer messages are cut: what they quote from a file may be of any length. */
const longest = 300;

/** A message as it can stand on one line of a terminal or log: line breaks and control characters become blanks. */
export function onOneLine(message: string): string {
  const line = message.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
