import { type Level, levels, type SigmaDocument } from '@sigmazuh/parser';
import picomatch from 'picomatch';

/** Which rules are taken; what is `null` or empty leaves none out. */
export interface RuleChoice {
  /** The least grave level that is taken. Rules without a level count as `medium`, as in the pack. */
  readonly minLevel: Level | null;
  /** The only statuses that are taken; rules without one are not, then. */
  readonly status: readonly string[];
  /** Files, directories and patterns of paths (`rules/legacy`, `**\/*_old.yml`), and ids of rules. */
  readonly exclude: readonly string[];
}

export const allRules: RuleChoice = Object.freeze({ minLevel: null, status: [], exclude: [] });

/** Whether a file is read at all, by its path as messages print it. */
export function isPathChosen({ exclude }: RuleChoice): (path: string) => boolean {
  const patterns = exclude.map((each) => each.replace(/^\.\//, '').replace(/\/+$/, ''));
  const matches = patterns.flatMap((each) => [
    (path: string) => path === each || path.startsWith(`${each}/`),
    picomatch(each, { dot: true }),
  ]);
  return (path) => !matches.some((match) => match(path));
}

/** The documents that are taken. Filters stay, since they say something about the others. */
export function chooseRules(
  documents: readonly SigmaDocument[],
  choice: RuleChoice,
): readonly SigmaDocument[] {
  const { minLevel, status, exclude } = choice;
  return documents.filter((document) => {
    if (document.kind === 'filter') return true;
    if (document.id !== null && exclude.includes(document.id.value)) return false;
    if (status.length > 0 && !status.includes(document.status?.value ?? '')) return false;
    const level = document.level?.value ?? 'medium';
    return minLevel === null || levels.indexOf(level) >= levels.indexOf(minLevel);
  });
}
