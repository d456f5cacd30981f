import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SigmaDocument } from '@sigmazuh/parser';
import { UsageError } from '../terminal.ts';

/**
 * The rule that somebody means: by its id, its file, its title, or a part of its title in any case.
 *
 * @returns `null` when a file is meant that holds no rule
 * @throws UsageError when none is, or several are
 */
export function findRule<Document extends SigmaDocument>(
  wanted: string,
  documents: readonly Document[],
  workingDirectory: string,
): Document | null {
  const rules = documents.filter(({ kind }) => kind !== 'filter');
  const file = resolve(workingDirectory, wanted);
  const word = wanted.toLowerCase();
  const ways: readonly ((rule: Document) => boolean)[] = [
    (rule) => rule.id?.value.toLowerCase() === word,
    (rule) => resolve(workingDirectory, rule.range.file) === file,
    (rule) => rule.title.value.toLowerCase() === word,
    (rule) => rule.title.value.toLowerCase().includes(word),
  ];
  for (const way of ways) {
    const found = rules.filter(way);
    const [only] = found;
    if (only === undefined) continue;
    if (found.length === 1) return only;
    const listed = found
      .slice(0, 10)
      .map((rule) => `  ${rule.id?.value ?? rule.range.file}  ${rule.title.value}`);
    const more = found.length > 10 ? [`  and ${found.length - 10} more`] : [];
    throw new UsageError(`"${wanted}" is ${found.length} rules:\n${[...listed, ...more].join('\n')}`);
  }
  if (/\.ya?ml$/.test(wanted)) {
    if (statSync(file, { throwIfNoEntry: false }) !== undefined) return null;
    throw new UsageError(`${wanted}: no such file or directory`);
  }
  throw new UsageError(`no rule has the id, file, title or a part of the title "${wanted}"`);
}
