import type { SourceText } from '@sigmazuh/parser';

/** The place in a file being read. */
export interface Cursor {
  readonly source: SourceText;
  readonly text: string;
  at: number;
}

/** Thrown inside the reader only: what is wrong, and the part of the file that shows it. */
export class XmlRefusal extends Error {
  readonly start: number;
  readonly end: number;
  readonly hint: string;

  constructor(message: string, start: number, end: number, hint: string) {
    super(message);
    this.start = start;
    this.end = end;
    this.hint = hint;
  }
}

/** The C library's `isspace`. */
export function isBlank(sign: string | undefined): boolean {
  return sign !== undefined && /^[ \t\n\v\f\r]$/.test(sign);
}

/** Whether an odd number of backslashes stands directly in front of an offset, not before `from`. */
export function isEscaped(text: string, offset: number, from: number): boolean {
  let start = offset;
  while (start > from && text[start - 1] === '\\') start--;
  return (offset - start) % 2 === 1;
}

/** The offset behind the comment that opens at `start`; `null` when none does. */
export function behindComment(text: string, start: number): number | null {
  if (text[start] !== '<' || text[start + 1] !== '!') return null;
  const ending = /!>|-->/g;
  ending.lastIndex = start + 2;
  if (ending.exec(text) !== null) return ending.lastIndex;
  const isData = text.startsWith('<![CDATA[', start);
  throw new XmlRefusal(
    isData ? 'a CDATA section is a comment to Wazuh, and this one never ends' : 'this comment never ends',
    start,
    start + (isData ? 9 : 4),
    isData
      ? 'write the text as it is: Wazuh decodes no entities, and needs "\\" in front of "<" only'
      : 'end it with "-->"',
  );
}
