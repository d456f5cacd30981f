import { createEvaluator, type Explanation } from '@sigmazuh/evaluator';
import type { SigmaRule, SourceRange } from '@sigmazuh/parser';
import { type JudgedCase, type Judges, sigmaEvent } from '../project/judge-fixtures.ts';
import { rulesOf } from '../project/pack-project.ts';

/** What of the rules the fixtures reach. */
export interface Coverage {
  readonly rules: readonly RuleCoverage[];
}

interface RuleCoverage {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  /** Whether an event of any fixture matches it. */
  readonly reached: boolean;
  /** Values of its detection, and those of them that no matching event needed. */
  readonly values: number;
  readonly unreached: readonly UnreachedValue[];
}

interface UnreachedValue {
  readonly line: number;
  readonly text: string;
}

type Search = Explanation['sources'][number]['detection']['identifiers'][number]['search'];

/**
 * Which rules, and which values of them, the events of the fixtures reach. A value is reached when it holds in an event
 * that its rule matches.
 *
 * @param textOf what stands at a place, to show what was not reached
 */
export function coverageOf(
  judged: readonly JudgedCase[],
  { documents, placeholders }: Pick<Judges, 'documents' | 'placeholders'>,
  textOf: (range: SourceRange) => string,
): Coverage {
  const evaluator = createEvaluator(documents, { placeholders });
  const seen = new Map<SigmaRule, Map<string, { readonly range: SourceRange; readonly holds: boolean }>>();
  for (const { case: each } of judged) {
    for (const record of each.records) {
      const event = sigmaEvent(record, each.logSource);
      for (const rule of evaluator.evaluate(event)) {
        const values = seen.get(rule) ?? new Map();
        seen.set(rule, values);
        const explanation = evaluator.explain(rule, event);
        for (const value of explanation === null ? [] : valuesOf(explanation)) {
          const key = String(value.range.start.offset);
          values.set(key, { range: value.range, holds: value.holds || values.get(key)?.holds === true });
        }
      }
    }
  }
  return {
    rules: rulesOf(documents).map((rule) => {
      const values = [...(seen.get(rule)?.values() ?? [])];
      return {
        id: rule.id?.value ?? rule.title.value,
        title: rule.title.value,
        path: rule.range.file,
        reached: seen.has(rule),
        values: values.length,
        unreached: values
          .filter(({ holds }) => !holds)
          .map(({ range }) => ({ line: range.start.line, text: textOf(range) })),
      };
    }),
  };
}

/** Values of the sources that match; what is under `not` in a rule is not told apart here, and does not count. */
function valuesOf({ sources }: Explanation) {
  return sources.flatMap(({ detection, holds }) =>
    holds ? detection.identifiers.flatMap(({ search }) => valuesIn(search)) : [],
  );
}

function valuesIn(search: Search): readonly { readonly range: SourceRange; readonly holds: boolean }[] {
  return search.kind === 'item' ? search.values : search.searches.flatMap(valuesIn);
}
