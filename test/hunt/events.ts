import { loadManager, readFixtures } from '@sigmazuh/cli';
import { compileRule } from '@sigmazuh/compiler';
import { eventFromLog, eventFromWindows, type GivenLogSource, type SigmaEvent } from '@sigmazuh/evaluator';
import { createEngine, type LogEvent, loadRuleset, type Ruleset } from '@sigmazuh/logtest';
import { Diagnostics, type LogSource, type SigmaRule } from '@sigmazuh/parser';
import { buildPack, emptyIdFile, type Pack } from '@sigmazuh/wazuh';
import { builtinPipelines, type SourceMapping, sourceSelection } from '@sigmazuh/wazuh-events';
import { readRegressionEvents, readStock, sharedIsPresent } from '../corpus/shared.ts';
import { projectRoot } from '../own-pack.ts';
import { Dice, seedOf } from '../synthetic/dice.ts';
import { rendererOf } from '../synthetic/render/index.ts';
import { ruleCases } from '../synthetic/scenario/rule-cases.ts';
import { alertDocument } from './alert-document.ts';
import { linesAlikeInAlerts } from './empty-values.ts';
import type { IndexedEvent } from './judge-hits.ts';

/** All events happened at one time: what is judged is which are found. */
export const eventTime = '2026-11-28T12:00:00.000+0000';

/** Decodes events as a stock manager does, with the decoders that the rules' sources need. */
export class Decoding {
  readonly #engine;

  constructor(rules: readonly SigmaRule[]) {
    const sysmon = rules.filter(
      ({ logSource }) => logSource.product?.value === 'linux' && logSource.category !== null,
    );
    const pack = buildPack(sysmon.slice(0, 1), { ids: emptyIdFile });
    this.#engine = createEngine(sharedIsPresent ? stockWith(pack) : skeletonWith(pack));
  }

  document(event: LogEvent, time = eventTime): unknown {
    return alertDocument(event, this.#engine.fork().process(event), time);
  }
}

function stockWith({ decoders }: Pack): Ruleset {
  const stock = readStock();
  // Rules come behind the decoders and change nothing of what they found.
  const rules = stock.rules.filter(({ name }) => name === '0010-rules_config.xml');
  return loaded(loadRuleset({ rules, lists: new Map(), decoders: [...stock.decoders, ...decoders] }));
}

function skeletonWith(pack: Pack): Ruleset {
  return loaded(loadManager(pack, [], projectRoot));
}

function loaded({ ruleset, report }: ReturnType<typeof loadRuleset>): Ruleset {
  if (ruleset === null) throw new Error(report.messages.map((message) => message.text).join('\n'));
  return ruleset;
}

/** SigmaHQ's regression events. */
export function regressionEvents(decoding: Decoding): readonly IndexedEvent[] {
  return readRegressionEvents().map(({ id, winevt }) => ({
    id: `regression ${id}`,
    document: decoding.document({ winevt }),
    sigma: eventFromWindows(winevt),
    alike: () => [],
    under: () => [],
  }));
}

/** Every record of the project's payload fixtures. */
export function payloadEvents(decoding: Decoding): readonly IndexedEvent[] {
  const { fixtures } = readFixtures(['test/payloads'], projectRoot, new Diagnostics());
  return fixtures.flatMap((fixture) =>
    fixture.cases.flatMap((each) =>
      each.records.map((record, i): IndexedEvent => {
        const id = `${fixture.file} ${each.name} ${i}`;
        if (record.kind === 'windows') {
          return {
            id,
            document: decoding.document({ winevt: record.event }),
            sigma: eventFromWindows(record.event),
            alike: () => [],
            under: () => [],
          };
        }
        const log = record.line;
        return {
          id,
          document: decoding.document({ log }),
          sigma: eventFromLog({ logsource: each.logSource, log }),
          alike: (changed, logSource) =>
            sourcesOf(logSource).flatMap((source) => alikeInAlerts(log, source, each.logSource, changed)),
          under: (logSource) => [eventFromLog({ logsource: attributesOf(logSource), log })],
        };
      }),
    ),
  );
}

/** Events made out of the meaning of rules, for all sources that these can come from. */
export function syntheticEvents(
  decoding: Decoding,
  rules: readonly SigmaRule[],
  budget: { readonly branches: number; readonly cases: number },
): readonly IndexedEvent[] {
  return rules.flatMap((rule) => {
    const compiled = compileRule(rule, new Diagnostics());
    if (compiled === null) return [];
    const cases = ruleCases(compiled, budget);
    return sourcesOf(rule.logSource).flatMap((source) => {
      const render = rendererOf(source);
      const dice = new Dice(seedOf(`${rule.id?.value ?? rule.title.value} ${source.name}`));
      return cases.cases.flatMap((each, i): readonly IndexedEvent[] => {
        const event = render({ fields: each.fields, asked: cases.fields }, source, dice);
        if (event === null) return [];
        return [
          {
            id: `${rule.id?.value ?? rule.title.value} ${source.name} ${i}`,
            document: decoding.document(event.wazuh),
            sigma: event.sigma,
            alike: (changed) => [
              ...(event.arriving === null ? [] : [event.arriving]),
              ...event.alike(changed),
              ...(event.wazuh.log === undefined
                ? []
                : alikeInAlerts(event.wazuh.log, source, source.logSource, changed)),
            ],
            under: (logSource) =>
              sourcesOf(logSource).flatMap((other) => event.under?.(attributesOf(logSource), other) ?? []),
          },
        ];
      });
    });
  });
}

function alikeInAlerts(
  line: string,
  source: SourceMapping,
  logsource: GivenLogSource,
  changed: readonly string[],
): readonly SigmaEvent[] {
  return linesAlikeInAlerts(line, source, changed).map((log) => eventFromLog({ logsource, log }));
}

const select = sourceSelection(builtinPipelines);

function sourcesOf(logSource: LogSource): readonly SourceMapping[] {
  const selection = select(logSource);
  return selection.kind === 'mapped' ? selection.sources : [];
}

function attributesOf({ product, category, service }: LogSource) {
  return { product: product?.value, category: category?.value, service: service?.value };
}
