import { createEvaluator } from '@sigmazuh/evaluator';
import { converterFor, isSearchable, type JsonObject, ruleSearch } from '@sigmazuh/opensearch';
import type { SigmaRule } from '@sigmazuh/parser';
import { builtinPipelines, sourceSelection } from '@sigmazuh/wazuh-events';
import { buildWazuh5, builtInSchema } from '@sigmazuh/wazuh5';
import { judgeOfRule, RefusedRule } from '../../packages/wazuh/test/sources/line-judge.ts';
import { Decoding } from '../hunt/events.ts';
import { huntedMapping } from '../hunt/hunted-mapping.ts';
import { SearchNode } from '../hunt/search-node.ts';
import { Dice } from '../synthetic/dice.ts';
import { rendererOf } from '../synthetic/render/index.ts';
import type { SyntheticEvent } from '../synthetic/render/synthetic-event.ts';
import { decode } from '../wazuh5/decode.ts';
import { marksOf } from '../wazuh5/marks.ts';
import { readRule } from '../wazuh5/plugin/read-rule.ts';
import type { Fields } from './meanings.ts';

/** A rule, and the events that it is asked about. */
export interface Asked {
  readonly rule: SigmaRule;
  readonly category: string;
  readonly events: readonly Fields[];
}

/** For each event whether the rule, as the back end writes it, takes it; or why there is none. */
export type Answer = readonly boolean[] | { readonly refused: string };

/** Sigma itself, or a back end with a judge of what it writes. */
export interface Column {
  readonly name: string;
  answer(asked: Asked): Answer | Promise<Answer>;
}

/** What Sigma means. */
export const sigma: Column = {
  name: 'sigma',
  answer({ rule, ...asked }) {
    const evaluator = createEvaluator([rule]);
    return eventsOf(rule, asked).map((event) => evaluator.matches(rule, event.sigma));
  },
};

/** Rules of a manager, before a model of its engine. */
export const wazuh: Column = {
  name: 'wazuh',
  answer({ rule, ...asked }) {
    try {
      const alerts = judgeOfRule(rule);
      return eventsOf(rule, asked).map((event) => alerts(event.wazuh));
    } catch (error) {
      if (error instanceof RefusedRule) return { refused: error.message };
      throw error;
    }
  },
};

/** Searches, before a real OpenSearch. */
export function opensearch(url: string): Column {
  const node = new SearchNode(url);
  const index = 'wazuh-alerts-4.x-meaning';
  return {
    name: 'opensearch',
    async answer({ rule, ...asked }) {
      const decoding = new Decoding([rule]);
      const documents = eventsOf(rule, asked).map(
        (event, i) => [`${i}`, decoding.document(event.wazuh)] as const,
      );
      const converted = converterFor([rule], {})(rule);
      if (!isSearchable(converted))
        return refusedFor(converted.findings.refusals.map(({ message }) => message));
      await node.call('DELETE', `/${index}`);
      await node.call('PUT', `/${index}`, huntedMapping);
      try {
        const problems = await node.index(index, new Map(documents));
        if (problems.size > 0) throw new Error([...problems.values()].join('\n'));
        const [found] = await node.search(index, [ruleSearch(converted.query) as JsonObject]);
        if (found === undefined || 'error' in found) throw new Error(found?.error);
        return documents.map(([id]) => found.ids.includes(id));
      } finally {
        await node.call('DELETE', `/${index}`);
      }
    },
  };
}

/** Rules of Wazuh 5, before a model of its plugin. */
export const wazuh5: Column = {
  name: 'wazuh5',
  answer({ rule, category, events }) {
    const { rules, manifest } = buildWazuh5([rule]);
    const [made] = rules;
    if (made === undefined) return refusedFor(manifest.rules.flatMap(({ reason }) => reason ?? []));
    const types = new Map([...builtInSchema.fields.values()].map(({ name, type }) => [name, type]));
    // What is sent is what is read: JSON.
    const read = readRule(JSON.parse(JSON.stringify(made.resource)), types);
    return events.map((fields) => {
      const { document, lost } = decode(new Map(Object.entries(fields)), 'windows', category, types);
      if (lost.length > 0)
        throw new Error(`Wazuh 5 cannot hold ${lost.join(', ')} of ${JSON.stringify(fields)}`);
      const [marks] = marksOf('windows', category, '');
      const marked = [...(marks ?? [])].map(([name, value]) => [name, [value]] as const);
      return read.matches(new Map([...marked, ...document]));
    });
  },
};

const refusedFor = (reasons: readonly string[]): Answer => ({ refused: reasons.join('\n') });

const select = sourceSelection(builtinPipelines);

const hasSysmon = (when: Readonly<Record<string, readonly string[]>>) =>
  when['win.system.channel']?.includes('Microsoft-Windows-Sysmon/Operational') === true;

/** The events as Sysmon writes them. */
function eventsOf(rule: SigmaRule, { events }: Omit<Asked, 'rule'>): readonly SyntheticEvent[] {
  const selection = select(rule.logSource);
  const source =
    selection.kind === 'mapped' ? selection.sources.find(({ when }) => hasSysmon(when)) : undefined;
  if (source === undefined)
    throw new Error(`no events of ${rule.logSource.category?.value} come from Sysmon`);
  const asked = new Set(events.flatMap((fields) => Object.keys(fields)));
  return events.map((fields) => {
    const content = { fields: new Map(Object.entries(fields)), asked };
    const event = rendererOf(source)(content, source, new Dice(1));
    if (event === null) throw new Error(`no such event: ${JSON.stringify(fields)}`);
    return event;
  });
}
