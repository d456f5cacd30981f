import type { ByteText } from '../bytes.ts';

/** The place in a file being read. Lines count from 1, as Wazuh's messages do. */
export interface Cursor {
  readonly text: ByteText;
  offset: number;
}

/** Thrown inside the reader only; `readXml` turns it into a value. `offset` is where the reader stood. */
export class XmlRefusal extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(`XMLERR: ${message}`);
    this.offset = offset;
  }
}

export function refuse(cursor: Cursor, message: string): never {
  throw new XmlRefusal(message, cursor.offset);
}

/** Line numbers for offsets that only ever grow. */
export function lineCounter(text: ByteText): (offset: number) => number {
  let line = 1;
  let counted = 0;
  return (offset) => {
    for (
      let next = text.indexOf('\n', counted);
      next >= 0 && next < offset;
      next = text.indexOf('\n', counted)
    ) {
      line += 1;
      counted = next + 1;
    }
    return line;
  };
}

/** The C library's `isspace`. */
export function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
