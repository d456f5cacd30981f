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

/** What `exclude` says of files. */
interface PathChoice {
  /** Whether a file is read at all, by its path as messages print it. */
  readonly isChosen: (path: string) => boolean;
  /** What left out none of the files asked for so far. */
  readonly idle: () => readonly string[];
}

export function pathChoice({ exclude }: Pick<RuleChoice, 'exclude'>): PathChoice {
  const used = new Set<string>();
  const patterns = exclude.map((each) => {
    const path = each.replace(/^\.\//, '').replace(/\/+$/, '');
    // "./" and "/" are all files.
    return { each, path, isLike: path === '' ? () => true : picomatch(path, { dot: true }) };
  });
  return {
    isChosen: (file) => {
      const found = patterns.filter(
        ({ path, isLike }) => file === path || file.startsWith(`${path}/`) || isLike(file),
      );
      for (const { each } of found) used.add(each);
      return found.length === 0;
    },
    idle: () => exclude.filter((each) => !used.has(each)),
  };
}

/**
 * The documents that are taken. Filters stay, since they say something about the others; so do the rules that a
 * correlation taken refers to, whose own level and status say little about it.
 */
export function chooseRules(
  documents: readonly SigmaDocument[],
  choice: RuleChoice,
): readonly SigmaDocument[] {
  const { minLevel, status, exclude } = choice;
  const isTaken = (document: SigmaDocument): boolean => {
    if (document.kind === 'filter') return true;
    if (document.id !== null && exclude.includes(document.id.value)) return false;
    if (status.length > 0 && !status.includes(document.status?.value ?? '')) return false;
    const level = document.level?.value ?? 'medium';
    return minLevel === null || levels.indexOf(level) >= levels.indexOf(minLevel);
  };
  const taken = new Set(documents.filter(isTaken));
  // The set grows while it is walked: correlations refer to correlations.
  for (const document of taken) {
    if (document.kind !== 'correlation') continue;
    const names = document.rules.map(({ value }) => value);
    for (const each of documents) {
      const own = [each.id?.value, each.name?.value].filter((name) => name !== undefined);
      if (own.some((name) => names.includes(name)) && !own.some((name) => exclude.includes(name)))
        taken.add(each);
    }
  }
  return documents.filter((document) => taken.has(document));
}
