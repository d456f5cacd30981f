import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRule } from '@sigmazuh/compiler';
import { createEvaluator, eventFromFields, eventFromWindows, sigmaFields } from '@sigmazuh/evaluator';
import { Diagnostics, type SigmaRule } from '@sigmazuh/parser';
import { buildWazuh5, readSchema, type Wazuh5Pack } from '@sigmazuh/wazuh5';
import { readRegressionEvents, shared } from '../corpus/shared.ts';
import { type CaseBudget, ruleCases } from '../synthetic/scenario/rule-cases.ts';
import { decode, fieldOf } from './decode.ts';
import { marksOf } from './marks.ts';
import type { Document } from './plugin/match-query.ts';
import { type ReadRule, readRule } from './plugin/read-rule.ts';
import { Rejected } from './plugin/rejected.ts';
import type { SearchNode } from './search-node.ts';

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
  const texts = new Map(pack.files.map(({ path, text }) => [path, text]));
  const judged: JudgedRule[] = [];
  const rejected: string[] = [];
  for (const entry of pack.manifest.rules) {
    if (entry.status === 'refused') continue;
    const rule = byPlace.get(`${entry.path} ${entry.title}`);
    const request = texts.get(entry.file?.replace(/^rules(.*)yml$/, 'bodies$1json') ?? '');
    if (rule === undefined || request === undefined) throw new Error(`${entry.path}: lost on the way`);
    try {
      // What is sent is what is read: JSON.
      const body: unknown = JSON.parse(request);
      judged.push({ rule, read: readRule(resourceIn(body), types), notes: entry.notes ?? [] });
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      rejected.push(`${entry.path} "${entry.title}": ${error.message}`);
    }
  }
  return { pack, rules: judged, rejected, types };
}

/** What a request is to create. */
function resourceIn(body: unknown): Parameters<typeof readRule>[0] {
  const resource = typeof body === 'object' && body !== null && 'resource' in body ? body.resource : null;
  if (typeof resource !== 'object' || resource === null) throw new Rejected('a request has a resource');
  return resource;
}

/** An event in both forms, and what Sigma says of it. */
export interface Question {
  readonly judged: JudgedRule;
  readonly document: Document;
  readonly expected: boolean;
  /** Whether the rule's notes announce that this may come out otherwise. */
  readonly isNoted: boolean;
  /** The event and what it is about, for people. */
  readonly text: string;
}

export interface Questions {
  readonly events: number;
  /** Events that cannot carry their values into the index. */
  readonly undecodable: number;
  readonly questions: readonly Question[];
}

export interface Tally {
  readonly asked: number;
  readonly matching: number;
  /** Differences that the rule's notes announce. */
  readonly noted: number;
  readonly differences: readonly string[];
}

/** What a judge of rules makes of the questions. */
export function tallyOf(
  questions: readonly Question[],
  answer: (question: Question, at: number) => boolean,
): Tally {
  const wrong = questions.filter((question, at) => answer(question, at) !== question.expected);
  return {
    asked: questions.length,
    matching: questions.filter(({ expected }) => expected).length,
    noted: wrong.filter(({ isNoted }) => isNoted).length,
    differences: wrong.flatMap(({ isNoted, expected, text }) =>
      isNoted ? [] : [`${expected ? 'should match' : 'should not match'}: ${text}`],
    ),
  };
}

/** The model's answer. */
export const byModel = ({ judged, document }: Question): boolean => judged.read.matches(document);

/** All of SigmaHQ's regression events before every rule. */
export function regressionQuestions({ rules, types }: Judged): Questions {
  const evaluator = createEvaluator(rules.map(({ rule }) => rule));
  const windows = rules.filter(({ rule }) => rule.logSource.product?.value === 'windows');
  const events = readRegressionEvents();
  const questions = events.flatMap((recorded) => {
    const event = eventFromWindows(recorded.winevt);
    const matching = new Set(evaluator.evaluate(event));
    const fields = new Map(
      Object.entries(sigmaFields(event)).flatMap(([name, value]) =>
        Array.isArray(value) ? [] : [[name, String(value)] as const],
      ),
    );
    const decoded = new Map<string, Document>();
    return windows.map((judged): Question => {
      const category = judged.rule.logSource.category?.value ?? '';
      const document = decoded.get(category) ?? decode(fields, 'windows', category, types).document;
      decoded.set(category, document);
      const text = `"${judged.rule.title.value}" and ${recorded.id}`;
      return { judged, document, expected: matching.has(judged.rule), isNoted: false, text };
    });
  });
  return { events: events.length, undecodable: 0, questions };
}

/** Events made from each rule's own meaning: matching ones, and ones that miss in one thing. */
export function syntheticQuestions({ rules, types }: Judged, budget: CaseBudget): Questions {
  let events = 0;
  let undecodable = 0;
  const questions: Question[] = [];
  for (const judged of rules) {
    const { rule } = judged;
    const compiled = compileRule(rule, new Diagnostics());
    if (compiled === null) continue;
    const evaluator = createEvaluator([rule]);
    const { product, category, service } = rule.logSource;
    const logsource = {
      ...(product === null ? {} : { product: product.value }),
      ...(category === null ? {} : { category: category.value }),
      ...(service === null ? {} : { service: service.value }),
    };
    const [own, kind, log] = [product, category, service].map((each) => each?.value ?? '');
    const { cases, fields: asked } = ruleCases(compiled, budget);
    for (const { fields, change } of cases) {
      const { document, lost } = decode(fields, own ?? '', kind ?? '', types);
      events++;
      if (lost.length > 0) {
        undecodable++;
        continue;
      }
      const event = eventFromFields({ logsource, fields: Object.fromEntries(fields) });
      const expected = evaluator.matches(rule, event);
      const isNoted = judged.notes.length > 0 && [...fields.values()].some((text) => /[\n\r]/.test(text));
      const text = `${rule.range.file}: ${change}: ${JSON.stringify(Object.fromEntries(fields))}`;
      for (const marks of marksOf(own ?? '', kind ?? '', log ?? '')) {
        const entries = [...marks].map(([name, value]) => [name, [value]] as const);
        const marked: Document = new Map([...entries, ...document]);
        // An event of another source that calls itself one of this is none of either judge's business.
        if (entries.some(([name, [value]]) => marked.get(name)?.[0] !== value)) continue;
        // Nor is one without a value that all events of the source have.
        const lacking = [...asked].filter((name) => !fields.has(name));
        if (lacking.some((name) => marks.has(fieldOf(name, own ?? '', kind ?? '') ?? ''))) continue;
        questions.push({ judged, document: marked, expected, isNoted, text });
      }
    }
  }
  return { events, undecodable, questions };
}

/** A node's answers to the questions, in their order; a query that it refuses is an error. */
export async function byNode(
  questions: readonly Question[],
  node: SearchNode,
): Promise<(question: Question, at: number) => boolean> {
  const owners = new Map(
    [...new Set(questions.map(({ judged }) => judged))].map((judged, i) => [judged, `rule ${i}`]),
  );
  // One event is asked about by many rules: it is indexed once then, for all.
  const askers = new Map<Document, Set<JudgedRule>>();
  for (const { document, judged } of questions)
    askers.set(document, (askers.get(document) ?? new Set()).add(judged));
  const names = new Map([...askers.keys()].map((document, i) => [document, `event ${i}`]));
  await node.index(
    [...askers].map(([document, by]) => {
      const [only] = by;
      const owner = by.size === 1 && only !== undefined ? (owners.get(only) ?? '') : '';
      return { owner, name: names.get(document) ?? '', document };
    }),
  );
  const rules = [...owners];
  const outcomes = await node.search(rules.map(([judged, owner]) => ({ owner, query: judged.read.query })));
  const found = new Map<JudgedRule, ReadonlySet<string>>();
  for (const [i, [judged]] of rules.entries()) {
    const outcome = outcomes[i];
    if (outcome?.kind !== 'found')
      throw new Error(`${judged.rule.range.file}: ${outcome?.reason ?? 'no answer'}`);
    found.set(judged, outcome.names);
  }
  return ({ judged, document }) => found.get(judged)?.has(names.get(document) ?? '') ?? false;
}
