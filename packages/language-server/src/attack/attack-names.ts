import { enterpriseTactics, otherTactics } from '@sigmazuh/parser';
import { techniqueTable } from './technique-table.ts';

/** Something that an `attack.` tag can stand for. */
interface AttackEntry {
  /** What follows `attack.`: `t1059.004`, `execution`. */
  readonly tag: string;
  readonly id: string;
  /** A sub-technique's with its technique's in front: "Command and Scripting Interpreter: Unix Shell". */
  readonly name: string;
  readonly kind: 'tactic' | 'technique' | 'sub-technique';
}

const tactics = [...Object.entries(enterpriseTactics), ...Object.entries(otherTactics)];

/** All of them: tactics, then techniques by their ids. */
export const attackEntries: readonly AttackEntry[] = [...tactics.map(tacticEntry), ...techniques()];

const byTag: ReadonlyMap<string, AttackEntry> = new Map(
  attackEntries.flatMap((entry) => [
    [entry.tag, entry],
    [entry.id.toLowerCase(), entry],
  ]),
);

/** What a tag is about, or `null` when it is no tag of ATT&CK's or one that is not known here. */
export function attackEntryOf(tag: string): AttackEntry | null {
  const [, rest] = /^attack\.(.+)$/.exec(tag.toLowerCase()) ?? [];
  return rest === undefined ? null : (byTag.get(rest.replaceAll('_', '-')) ?? null);
}

function tacticEntry([tag, id]: readonly [string, string]): AttackEntry {
  const name = tag
    .split('-')
    .map((word) => (word === 'and' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
  return { tag, id, name, kind: 'tactic' };
}

function* techniques(): Generator<AttackEntry> {
  let above = { id: '', name: '' };
  for (const line of techniqueTable.trim().split('\n')) {
    const at = line.indexOf(' ');
    const number = line.slice(0, at);
    const name = line.slice(at + 1);
    if (number.startsWith('.')) {
      const id = `${above.id}${number}`;
      yield { tag: id.toLowerCase(), id, name: `${above.name}: ${name}`, kind: 'sub-technique' };
    } else {
      above = { id: `T${number}`, name };
      yield { tag: above.id.toLowerCase(), ...above, kind: 'technique' };
    }
  }
}
