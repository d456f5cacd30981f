/**
 * Splits a stream of text into lines at `\n` alone; a `\r` before it is dropped. Unlike `readline` it leaves U+2028
 * and U+2029 in place, which JSON strings may hold unescaped.
 *
 * @param chunks text in pieces of any size
 * @returns each line without its end; a last line without `\n` counts
 */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let pending: string[] = [];
  for await (const chunk of chunks) {
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
