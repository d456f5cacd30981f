import type { Pattern } from '../pattern.ts';
import { alternativesOf, choice, isNothing, itemsOf, nothing, repeat, sequence } from './build.ts';

/**
 * The same search with less to do. A pattern is searched, so what it says about the text outside the interesting part
 * is dropped from both of its ends:
 *
 *     ^.*foo  (any-run)  → foo         foo.{3,}  → foo.{3}         x?foo → foo
 */
export function searchForm(pattern: Pattern): Pattern {
  const trimmed = choice(
    alternativesOf(pattern).map((alternative) => trimEnd(trimStart(itemsOf(alternative)))),
  );
  return trimmed.kind === 'choice' && trimmed.alternatives.some(isNothing) ? nothing : trimmed;
}

function trimStart(items: readonly Pattern[]): readonly Pattern[] {
  const [first, second] = items;
  if (first === undefined) return items;
  if (isAnchor(first, 'start') && second?.kind === 'any-run') return trimStart(items.slice(1));
  if (first.kind === 'any-run') {
    // Behind any run, an anchor at the start would mean the run is empty: only then the run matters no more.
    return trimStart(items.slice(1));
  }
  if (first.kind === 'repeat' && first.max !== first.min) {
    return first.min === 0
      ? trimStart(items.slice(1))
      : trimStart([...itemsOf(repeat(first.item, first.min, first.min)), ...items.slice(1)]);
  }
  return items;
}

function trimEnd(items: readonly Pattern[]): Pattern {
  const last = items.at(-1);
  const before = items.at(-2);
  if (last === undefined) return nothing;
  const rest = items.slice(0, -1);
  if (last.kind === 'any-run') return trimEnd(rest);
  // Every text has a start and an end: alone, an anchor says nothing.
  if (items.length === 1 && (isAnchor(last, 'start') || isAnchor(last, 'end'))) return nothing;
  if (isAnchor(last, 'end') && before?.kind === 'any-run') return trimEnd(rest);
  if (last.kind === 'repeat' && last.max !== last.min) {
    return last.min === 0
      ? trimEnd(rest)
      : trimEnd([...rest, ...itemsOf(repeat(last.item, last.min, last.min))]);
  }
  return sequence(items);
}

function isAnchor(pattern: Pattern, at: 'start' | 'end'): boolean {
  return pattern.kind === 'anchor' && pattern.at === at;
}
