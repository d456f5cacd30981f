import type { Diagnostic } from '../diagnostics.ts';
import type { SourceText } from '../source-text.ts';

/**
 * What comments of a file silence:
 *
 *     # sigmazuh-ignore-file: missing-id                the whole file
 *     title: Detects foo   # sigmazuh-ignore: title-form      this line
 *     # sigmazuh-ignore: title-form, title-length         the next line that is not a comment or empty
 *
 * Ids are separated by commas; anything behind ` -- ` is a reason for people.
 */
export interface Suppression {
  readonly id: string;
  /** The line it silences; `null` for all lines. */
  readonly line: number | null;
  /** Where the id stands, as an offset, so that a useless one can be pointed at. */
  readonly offset: number;
}

const comment = /(?:^|\s)#\s*sigmazuh-ignore(-file)?:[ \t]*([^\r\n]*)/;

export function readSuppressions(source: SourceText): readonly Suppression[] {
  // Files without any are the rule; looking line by line is for the others.
  if (!source.text.includes('sigmazuh-ignore')) return [];
  const found: Suppression[] = [];
  let offset = 0;
  for (const [index, line] of source.text.split(/\r\n|\n|\r/).entries()) {
    const match = comment.exec(line);
    if (match !== null) {
      const [whole, wide, list = ''] = match;
      const line_ = wide === undefined ? lineMeant(source, index + 1) : null;
      const start = offset + match.index + whole.length - list.length;
      for (const id of idsIn(list)) found.push({ id: id.name, line: line_, offset: start + id.at });
    }
    offset += line.length + lineEndLength(source.text, offset + line.length);
  }
  return found;
}

/** Whether a suppression is about a diagnostic. */
export function silences({ id, line }: Suppression, diagnostic: Diagnostic): boolean {
  return id === diagnostic.id && (line === null || line === diagnostic.range.start.line);
}

function lineMeant(source: SourceText, line: number): number {
  if (!/^\s*#/.test(source.line(line))) return line;
  let next = line + 1;
  while (next < source.lineCount && /^\s*(?:#|$)/.test(source.line(next))) next += 1;
  return next;
}

function idsIn(list: string): readonly { readonly name: string; readonly at: number }[] {
  const [names = ''] = list.split(/\s--(?:\s|$)/);
  return Array.from(names.matchAll(/[^\s,]+/g), (found) => ({ name: found[0], at: found.index }));
}

function lineEndLength(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? 2 : 1;
}
