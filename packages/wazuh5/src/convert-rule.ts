import { refuseUnsupportedStatus } from '@sigmazuh/back-end';
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
import type { EventMarks, EventSource, Wazuh5Pipeline } from './source/event-source.ts';
import { selectSource } from './source/select-source.ts';

export interface ConvertOptions {
  /** The built-in one, and those over it. */
  readonly pipelines: readonly Wazuh5Pipeline[];
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
  const marks = marksOf(source, rule.logSource.range);
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

function sourceOf(
  rule: SigmaRule,
  { pipelines, schema }: ConvertOptions,
  findings: RuleFindings,
): EventSource | null {
  if (rule.status?.value === 'unsupported') return refuseUnsupportedStatus(findings, rule.status);
  const choice = selectSource(rule.logSource, pipelines);
  if (choice.kind === 'source') return checkedSource(choice.source, rule, schema, findings);
  if (choice.kind === 'refused') {
    return findings.refuse(
      'log-source-unreachable',
      rule.logSource.range,
      `no event of ${logSourceText(rule.logSource)} reaches the index: ${choice.reason}`,
      'collect these events in another way',
    );
  }
  return findings.refuse(
    'log-source-unmapped',
    rule.logSource.range,
    `nothing says how Wazuh 5 decodes events of ${logSourceText(rule.logSource)}`,
    'say so in a pipeline of "allowed_backends: [wazuh5]" (docs/wazuh5.md), or ask for a log source of Windows, Linux, macOS, the web or the network',
  );
}

/** What tells the events has to be in the schema: a rule that asks for another field would never match. */
function checkedSource(
  source: EventSource,
  rule: SigmaRule,
  schema: Schema,
  findings: RuleFindings,
): EventSource | null {
  const unknown = Object.keys(source.when).find((name) => !schema.fields.has(name));
  if (unknown === undefined) return source;
  return findings.lacks(
    'field-not-in-schema',
    unknown,
    rule.logSource.range,
    `the schema (${schema.name}) has no field "${unknown}", by which events of ${source.name} are told`,
    'correct "when" in the pipeline, or give a newer schema with --schema',
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

/** What tells the source's events from others; `null` = nothing does. */
function marksOf({ marks, when }: EventSource, range: SourceRange): Predicate | null {
  const all = (each: EventMarks): readonly Predicate[] =>
    Object.entries(each).map(([field, values]) =>
      matchOf(field, choice(values.map((value) => sequence([start, literal(value, 'cased'), end]))), range),
    );
  const ways = marks.map((each): Predicate => ({ kind: 'and', operands: all(each) }));
  const told: readonly Predicate[] =
    ways.length > 1 ? [...all(when), { kind: 'or', operands: ways }] : [...all(when), ...ways];
  const [only] = told;
  if (only === undefined) return null;
  return told.length === 1 ? only : { kind: 'and', operands: told };
}
