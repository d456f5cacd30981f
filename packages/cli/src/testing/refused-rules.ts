import type { Diagnostic, SigmaDocument, SourceRange } from '@sigmazuh/parser';
import type { Manifest } from '@sigmazuh/wazuh';
import { counted } from '../terminal/counted.ts';

/** What is said of a pack before its fixtures run: that a rule is not in it, and what else there is to say. */
interface ToldOfPack {
  /** Diagnostics of rules that are in the pack, and of files that cannot be read. */
  readonly others: readonly Diagnostic[];
  /** A line for each rule that is refused, and where its reason is told; empty when none is. */
  readonly refused: string;
}

/**
 * Fixtures are run again and again, and `build` says at length why a rule is refused: here each of them has a line.
 * Rules that only serve a refused correlation are counted.
 */
export function toldOfPack(
  told: readonly Diagnostic[],
  documents: readonly SigmaDocument[],
  { rules }: Pick<Manifest, 'rules'>,
): ToldOfPack {
  const refused = new Set(
    rules.flatMap(({ status, path, id, title }) => (status === 'refused' ? [keyOf(path, id, title)] : [])),
  );
  const lines: string[] = [];
  const shortened = new Set<Diagnostic>();
  let serving = 0;
  for (const document of documents) {
    const { range, title } = document;
    if (!refused.has(keyOf(range.file, idOf(document), title.value))) continue;
    const own = told.filter((each) => each.severity === 'warning' && isIn(each.range, range));
    const [first] = own;
    // Nothing is said of one whose check is switched off.
    if (first === undefined) continue;
    for (const each of own) shortened.add(each);
    if (first.id === 'serves-correlation') serving += 1;
    else {
      const { file, start } = first.range;
      lines.push(`${file}:${start.line}:${start.column} not in the pack: "${title.value}" [${first.id}]\n`);
    }
  }
  const others = told.filter((each) => !shortened.has(each));
  if (shortened.size === 0) return { others, refused: '' };
  const serve = serving === 0 ? '' : `, and ${counted(serving, 'rule')} only there for them`;
  const why = '"sigmazuh build" with the same configuration says why, and what to do';
  return { others, refused: `${lines.join('')}${counted(lines.length, 'rule')} refused${serve}: ${why}\n` };
}

const idOf = (document: SigmaDocument): string | null => document.id?.value ?? null;

const keyOf = (path: string, id: string | null, title: string): string => JSON.stringify([path, id, title]);

function isIn(range: SourceRange, whole: SourceRange): boolean {
  return (
    range.file === whole.file &&
    range.start.offset >= whole.start.offset &&
    range.start.offset <= whole.end.offset
  );
}
