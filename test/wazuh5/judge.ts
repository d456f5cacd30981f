import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRule } from '@sigmazuh/compiler';
import { createEvaluator, eventFromFields, eventFromWindows, sigmaFields } from '@sigmazuh/evaluator';
import { Diagnostics, type SigmaRule } from '@sigmazuh/parser';
import { buildWazuh5, readSchema, type Wazuh5Pack } from '@sigmazuh/wazuh5';
import { readRegressionEvents, shared } from '../corpus/shared.ts';
import { type CaseBudget, ruleCases } from '../synthetic/scenario/rule-cases.ts';
import { decode } from './decode.ts';
import { marksOf } from './marks.ts';
import type { Document } from './plugin/match-query.ts';
import { type ReadRule, readRule } from './plugin/read-rule.ts';
import { Rejected } from './plugin/rejected.ts';

/** A converted rule beside what the plugin makes of it. */
export interface JudgedRule {
  readonly rule: SigmaRule;
  readonly read: ReadRule;
  /** What it says that it cannot tell apart. */
  readonly notes: readonly string[];
}

export interface Judged {
  readonly pack: Wazuh5Pack;
  readonly rules: readonly JudgedRule[];
  /** Converted rules that the plugin does not take. */
  readonly rejected: readonly string[];
  readonly types: ReadonlyMap<string, string>;
}

/** Converts rules with the schema in `../shared` and reads each as Wazuh 5 would. */
export function readAll(rules: readonly SigmaRule[]): Judged {
  const path = 'wazuh-5/fields.csv';
  const result = readSchema(readFileSync(join(shared, path), 'utf8'), path);
  if (result.kind === 'unreadable') throw new Error(`${path}:${result.line} ${result.reason}`);
  const types = new Map([...result.schema.fields.values()].map(({ name, type }) => [name, type]));
  const pack = buildWazuh5(rules, { schema: result.schema });
  const byPlace = new Map(rules.map((rule) => [`${rule.range.file} ${rule.title.value}`, rule]));
  const judged: JudgedRule[] = [];
  const rejected: string[] = [];
  const converted = pack.manifest.rules.filter(({ status }) => status === 'converted');
  for (const [i, entry] of converted.entries()) {
    const rule = byPlace.get(`${entry.path} ${entry.title}`);
    const sent = pack.rules[i];
    if (rule === undefined || sent === undefined) throw new Error(`${entry.path}: lost on the way`);
    try {
      // What is sent is what is read: JSON.
      const body: unknown = JSON.parse(JSON.stringify(sent.resource));
      judged.push({ rule, read: readRule(isSent(body), types), notes: entry.notes ?? [] });
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      rejected.push(`${entry.path} "${entry.title}": ${error.message}`);
    }
  }
  return { pack, rules: judged, rejected, types };
}

function isSent(body: unknown): Parameters<typeof readRule>[0] {
  if (typeof body !== 'object' || body === null) throw new Rejected('a rule is a map');
  return body;
}

export interface Tally {
  events: number;
  /** Pairs of an event and a rule that were asked. */
  asked: number;
  matching: number;
  /** Events that cannot carry their values into the index. */
  undecodable: number;
  /** Differences that the rule's notes announce. */
  noted: number;
  readonly differences: string[];
}

const newTally = (): Tally => ({
  events: 0,
  asked: 0,
  matching: 0,
  undecodable: 0,
  noted: 0,
  differences: [],
});

/** All of SigmaHQ's regression events before every rule, in the forms of both judges. */
export function judgeRegression({ rules, types }: Judged): Tally {
  const tally = newTally();
  const evaluator = createEvaluator(rules.map(({ rule }) => rule));
  for (const recorded of readRegressionEvents()) {
    const event = eventFromWindows(recorded.winevt);
    const matching = new Set(evaluator.evaluate(event));
    const fields = new Map(
      Object.entries(sigmaFields(event)).flatMap(([name, value]) =>
        Array.isArray(value) ? [] : [[name, String(value)] as const],
      ),
    );
    tally.events++;
    for (const { rule, read } of rules) {
      if (rule.logSource.product?.value !== 'windows') continue;
      const { document, lost } = decode(fields, 'windows', rule.logSource.category?.value ?? '', types);
      const expected = matching.has(rule);
      tally.asked++;
      if (expected) tally.matching++;
      if (read.matches(document) !== expected) {
        tally.differences.push(
          `${recorded.id}: "${rule.title.value}" ${expected ? 'should match' : 'should not match'}${lost.length > 0 ? ` (lost: ${lost.join(', ')})` : ''}`,
        );
      }
    }
  }
  return tally;
}

/** Events made from each rule's own meaning: matching ones, and ones that miss in one thing. */
export function judgeSynthetic({ rules, types }: Judged, budget: CaseBudget): Tally {
  const tally = newTally();
  for (const judged of rules) {
    const { rule } = judged;
    const compiled = compileRule(rule, new Diagnostics());
    if (compiled === null) continue;
    const evaluator = createEvaluator([rule]);
    const [product = '', category = '', service = ''] = [
      rule.logSource.product,
      rule.logSource.category,
      rule.logSource.service,
    ].map((each) => each?.value);
    const logsource = {
      ...(product === '' ? {} : { product }),
      ...(category === '' ? {} : { category }),
      ...(service === '' ? {} : { service }),
    };
    for (const { fields, change } of ruleCases(compiled, budget).cases) {
      const { document, lost } = decode(fields, product, category, types);
      const event = eventFromFields({ logsource, fields: Object.fromEntries(fields) });
      tally.events++;
      if (lost.length > 0) {
        tally.undecodable++;
        continue;
      }
      const expected = evaluator.matches(rule, event);
      for (const marks of marksOf(product, category, service)) {
        const marked: Document = new Map([
          ...[...marks].map(([name, value]) => [name, [value]] as const),
          ...document,
        ]);
        // An event of another source that calls itself one of this is none of either judge's business.
        if ([...marks].some(([name, value]) => marked.get(name)?.[0] !== value)) continue;
        tally.asked++;
        if (expected) tally.matching++;
        if (judged.read.matches(marked) === expected) continue;
        if (judged.notes.length > 0 && [...fields.values()].some((text) => /[\n\r]/.test(text)))
          tally.noted++;
        else {
          tally.differences.push(
            `${rule.range.file}: ${change}: ${expected ? 'should match' : 'should not match'} ${JSON.stringify(Object.fromEntries(fields))}`,
          );
        }
      }
    }
  }
  return tally;
}
