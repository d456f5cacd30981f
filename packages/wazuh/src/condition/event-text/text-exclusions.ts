import { alternativesOf, choice } from '@sigmazuh/compiler';
import { limits } from '../../limits.ts';
import { anyOf, type WazuhPredicate, type WrittenPattern } from '../../locate/index.ts';
import { searchesFor, searchFor } from './event-search.ts';
import { lengthOf } from './member-search.ts';
import { packSearches } from './pack-searches.ts';

/**
 * Searches of the whole event's text none of which may succeed, in as few and as long ones as fit. An exclusion that
 * is too long is parted at its alternatives: `not (a and (b or c))` → `not (a and b)`, `not (a and c)`. `null` when
 * one cannot be written.
 */
export function textExclusions(exclusions: readonly WazuhPredicate[]): readonly WrittenPattern[] | null {
  const parts = exclusions.map(fitting);
  if (parts.includes(null)) return null;
  const searches = searchesFor(parts.flatMap((part) => part ?? []));
  const { texts, unwritten } = packSearches([{ searches, absent: [] }]);
  return unwritten > 0 ? null : texts.map((text) => ({ kind: 'written', text }));
}

function fitting(exclusion: WazuhPredicate): readonly WazuhPredicate[] | null {
  const search = searchFor(exclusion);
  if (search !== null && lengthOf(search) <= limits.loadedTextBytes) return [exclusion];
  const parts = halves(exclusion)?.map(fitting);
  return parts === undefined || parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
}

/** Two predicates of which one holds exactly when the whole does; `null` for what cannot be parted. */
function halves(predicate: WazuhPredicate): readonly [WazuhPredicate, WazuhPredicate] | null {
  switch (predicate.kind) {
    case 'value': {
      const alternatives = alternativesOf(predicate.pattern);
      if (alternatives.length < 2) return null;
      const [first, second] = parted(alternatives);
      return [
        { ...predicate, pattern: choice(first) },
        { ...predicate, pattern: choice(second) },
      ];
    }
    case 'or': {
      const [first, second] = parted(predicate.operands);
      return [anyOf(first), anyOf(second)];
    }
    case 'and':
      return partedConjunction(predicate.operands);
    default:
      return null;
  }
}

/** Parts the operand with the most text. */
function partedConjunction(
  operands: readonly WazuhPredicate[],
): readonly [WazuhPredicate, WazuhPredicate] | null {
  let longest: {
    readonly at: number;
    readonly length: number;
    readonly parts: readonly WazuhPredicate[];
  } | null = null;
  for (const [at, operand] of operands.entries()) {
    const parts = halves(operand);
    const search = searchFor(operand);
    if (parts === null || search === null) continue;
    const length = lengthOf(search);
    if (longest === null || length > longest.length) longest = { at, length, parts };
  }
  const found = longest;
  if (found === null) return null;
  const [first, second] = found.parts.map(
    (part): WazuhPredicate => ({ kind: 'and', operands: operands.with(found.at, part) }),
  );
  return first === undefined || second === undefined ? null : [first, second];
}

function parted<T>(items: readonly T[]): readonly [readonly T[], readonly T[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
