import type { Explanation } from '@sigmazuh/evaluator';
import { cutAround, type ExplainedSearch, lookedAt, piecesOf } from '@sigmazuh/explain';
import { printCondition, type SigmaRule } from '@sigmazuh/parser';
import type { SigmaAnswer, SigmaPart } from './answer.ts';

/** Keywords look at every text of an event; the first ones are those in which something was found. */
const mostTexts = 4;

/** A text longer than this is cut around the part that matters. */
const longestText = 600;

/** What Sigma says of an event, for a page to show. */
export function sigmaAnswer(rule: SigmaRule, explanation: Explanation): SigmaAnswer | string {
  const source = explanation.sources.find(({ holds }) => holds) ?? explanation.sources[0];
  if (source === undefined)
    return `The event is of another log source, so the rule is not asked. If it is one of its, say so: {"logsource": ${logSourceJson(rule)}, "log": "…"}`;
  const { detection, filters } = source;
  return {
    holds: explanation.holds,
    conditions: detection.conditions.map(({ condition, holds }) => ({
      text: printCondition(condition),
      holds,
    })),
    identifiers: detection.identifiers.map(({ name, holds, search }) => ({
      name,
      holds,
      part: partOf(search, rule),
    })),
    filters: filters.map(({ filter, detection: { holds } }) => ({ title: filter.title.value, holds })),
  };
}

function partOf(search: ExplainedSearch, rule: SigmaRule): SigmaPart {
  if (search.kind !== 'item') {
    const [only, second] = search.searches;
    if (only !== undefined && second === undefined) return partOf(only, rule);
    return {
      kind: search.kind,
      holds: search.holds,
      parts: search.searches.map((each) => partOf(each, rule)),
    };
  }
  const texts = lookedAt(search, rule);
  return {
    kind: 'item',
    holds: search.holds,
    name: [search.field ?? 'keywords', ...search.modifiers].join('|'),
    line: search.range.start.line,
    texts:
      texts?.slice(0, mostTexts).map((each) => ({ pieces: piecesOf(cutAround(each, longestText)) })) ?? null,
    more: Math.max(0, (texts?.length ?? 0) - mostTexts),
  };
}

function logSourceJson({ logSource: { category, product, service } }: SigmaRule): string {
  const named = Object.entries({ category, product, service }).flatMap(([name, attribute]) =>
    attribute === null || attribute === undefined ? [] : [[name, attribute.value] as const],
  );
  return JSON.stringify(Object.fromEntries(named));
}
