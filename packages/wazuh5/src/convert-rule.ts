import {
  choice,
  compileRule,
  end,
  literal,
  normalise,
  type Predicate,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { Diagnostics, type FilterRule, type SigmaRule, type SourceRange } from '@sigmazuh/parser';
import { logSourceText } from '@sigmazuh/pipeline';
import type { ValueStyle } from './detection/item.ts';
import { longestQuery } from './detection/query-size.ts';
import { type WrittenDetection, writeDetection } from './detection/write-detection.ts';
import { RuleFindings } from './findings.ts';
import { locateFields } from './locate/locate-fields.ts';
import { matchOf } from './locate/match-of.ts';
import type { Schema } from './schema/schema.ts';
import type { EventMarks, EventSource } from './source/event-source.ts';
import { selectSource } from './source/select-source.ts';

export interface ConvertOptions {
  readonly sources: readonly EventSource[];
  readonly schema: Schema;
  readonly filters: readonly FilterRule[];
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
}

export interface ConvertedRule {
  readonly rule: SigmaRule;
  readonly findings: RuleFindings;
  /** `null` = refused, as the findings say. */
  readonly written: { readonly detection: WrittenDetection; readonly source: EventSource } | null;
}

/** OpenSearch takes no more clauses in one query (`indices.query.bool.max_clause_count`). */
const mostClauses = 1024;

/** Turns one rule into a detection of Wazuh 5's dialect. */
export function convertRule(rule: SigmaRule, options: ConvertOptions): ConvertedRule {
  const findings = new RuleFindings();
  return { rule, findings, written: convert(rule, options, findings) };
}

function convert(rule: SigmaRule, options: ConvertOptions, findings: RuleFindings): ConvertedRule['written'] {
  const source = sourceOf(rule, options, findings);
  const compiled = source === null ? null : compile(rule, options, findings);
  if (source === null || compiled === null) return null;
  const located = locateFields(compiled, { source, schema: options.schema, findings });
  if (located === null || findings.refusals.length > 0) return null;
  const predicate = normalise(located);
  const marks = marksOf(source.marks, rule.logSource.range);
  if (predicate.kind === 'constant' && (!predicate.value || marks === null)) {
    return findings.refuse(
      'not-expressible',
      rule.range,
      predicate.value ? 'it asks nothing of an event' : 'no event can match it',
      'check its values against the types of the fields in the schema',
    );
  }
  const write = (style: ValueStyle) => writeDetection(predicate, rule.detection, marks, style, findings);
  const listed = write('listed');
  if (listed === null || findings.refusals.length > 0) return null;
  const detection = isTooLarge(listed) ? write('joined') : listed;
  if (detection === null) return null;
  if (isTooLarge(detection)) {
    return findings.refuse(
      'rule-too-large',
      rule.range,
      `its query has ${detection.clauses} clauses and about ${detection.size} characters; OpenSearch takes ${mostClauses} and ${longestQuery}`,
      'part it into several rules',
    );
  }
  return { detection, source };
}

function isTooLarge({ clauses, size }: WrittenDetection): boolean {
  return clauses > mostClauses || size > longestQuery;
}

function sourceOf(rule: SigmaRule, { sources }: ConvertOptions, findings: RuleFindings): EventSource | null {
  if (rule.status?.value === 'unsupported') {
    return findings.refuse(
      'unsupported-rule',
      rule.status.range,
      'its status says that it cannot be used in its current state',
      'give it another status once its detection says all of what it is about',
    );
  }
  const source = selectSource(rule.logSource, sources);
  if (source !== null) return source;
  return findings.refuse(
    'log-source-unmapped',
    rule.logSource.range,
    `nothing says how Wazuh 5 decodes events of ${logSourceText(rule.logSource)}`,
    'build it for a target that has them, or ask for a log source of Windows, Linux, macOS, the web or the network',
  );
}

/** What the compiler refuses, is refused for the same reason. */
function compile(
  rule: SigmaRule,
  { filters, placeholders }: ConvertOptions,
  findings: RuleFindings,
): Predicate | null {
  const said = new Diagnostics();
  const compiled = compileRule(rule, said, { filters, placeholders });
  if (compiled !== null) return compiled.predicate;
  for (const { range, message, hint } of said.all) {
    findings.refuse('not-expressible', range, message, hint ?? 'write the value in another way');
  }
  return null;
}

function marksOf(all: readonly EventMarks[], range: SourceRange): Predicate | null {
  const [only] = all;
  if (only === undefined) return null;
  const operands = all.map((marks): Predicate => {
    const tests = Object.entries(marks).map(
      ([field, values]): Predicate =>
        matchOf(field, choice(values.map((value) => sequence([start, literal(value, 'cased'), end]))), range),
    );
    return { kind: 'and', operands: tests };
  });
  return all.length === 1 ? (operands[0] ?? null) : { kind: 'or', operands };
}
