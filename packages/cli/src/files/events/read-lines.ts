import { UsageError } from '../../terminal.ts';

/** No event comes near it, and a device without line ends would fill the memory. */
const longestLine = 64 * 1024 * 1024;

/**
 * Splits a stream of text into lines at `\n` alone; a `\r` before it is dropped. Unlike `readline` it leaves U+2028
 * and U+2029 in place, which JSON strings may hold unescaped.
 *
 * @param chunks text in pieces of any size
 * @returns each line without its end; a last line without `\n` counts
 * @throws UsageError for a line that never ends
 */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let pending: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length = chunk.includes('\n') ? chunk.length - chunk.lastIndexOf('\n') : length + chunk.length;
    if (length > longestLine) {
      throw new UsageError(
        `stdin: a line has more than ${longestLine} characters: this is no stream of events`,
      );
    }
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      pending.push(chunk.slice(start, end));
      yield withoutCarriageReturn(pending.join(''));
      pending = [];
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.slice(start));
  }
  if (pending.length > 0) yield withoutCarriageReturn(pending.join(''));
}

const withoutCarriageReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
