import { createEngine, type Engine, type LogEvent, loadRuleset, type SourceFile } from '@sigmazuh/logtest';
import { buildPack, emptyIdFile, type PackFile } from '@sigmazuh/wazuh';
import { readCorpus, readRegressionEvents, readStock, sharedIsPresent } from '../corpus/shared.ts';
import { flatRules } from './flat-rules.ts';
import { type Bench, secondsOnce } from './measure.ts';

/** The stock rule of Sysmon's process creation, under which a plain conversion hangs all its rules. */
const processCreation = 61_603;

/** What planning is for: how much faster than its rules side by side a pack has to be. */
const promisedRatio = 8;
/** The rules side by side take seconds an event, so they judge as many as this allows. */
const flatSeconds = 45;
/** Quick enough forms judge the events as often as this takes. */
const leastSeconds = 1;

/** Events of process creation per second: the stock ruleset, the pack planned, and the same rules side by side. */
export const packBench: Bench = {
  name: 'pack',
  run() {
    if (!sharedIsPresent) return null;
    const rules = readCorpus().filter(
      (rule) =>
        rule.logSource.category?.value === 'process_creation' && rule.logSource.product?.value === 'windows',
    );
    const stock = readStock();
    const pack = buildPack(rules, { ids: emptyIdFile, ruleset: stock.rules });
    const flat = flatRules(pack.rules, processCreation);
    const events = shuffled(
      readRegressionEvents()
        .map(({ winevt }): LogEvent => ({ winevt }))
        .filter(({ winevt }) =>
          /<EventID>1<\/EventID>[\s\S]*Microsoft-Windows-Sysmon\/Operational/.test(winevt?.Event ?? ''),
        ),
    );
    const load = (files: readonly PackFile[]) => loadedForm([...stock.rules, ...files], stock);
    const beside = measureWithin(load([flat.file]), events, flatSeconds);
    // The same events for all three: they differ in what they cost.
    const judged = events.slice(0, beside.events);
    const alone = measure(load([]), judged);
    const planned = measure(load(pack.files), judged);
    const rows = [
      { name: 'stock alone', ...alone },
      { name: 'pack', ...planned },
      { name: `flat under ${processCreation}`, ...beside },
    ];
    return {
      title: `${rules.length} Sigma rules of process creation, ${judged.length} of ${events.length} events of it`,
      head: ['rules', 'nodes', 'load s', 'events/s', 'median tried'],
      rows: rows.map(({ name, nodes, load, perSecond, tried }) => [
        name,
        nodes,
        load.toFixed(1),
        perSecond < 100 ? perSecond.toPrecision(3) : perSecond.toFixed(0),
        tried,
      ]),
      reads: `planned, the pack judges ${(planned.perSecond / beside.perSecond).toFixed(1)} times the events a second of ${flat.count} flat rules (promised: at least ${promisedRatio}; ${flat.leftOut} whose conditions one rule cannot hold are left out of these)`,
    };
  },
};

/** In another order, always the same, so that those in front are of all kinds: neighbours come from one attack. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  const order = items.map((item, i) => ({ item, at: (i * 0.618_033_988_75) % 1 }));
  return order.sort((one, other) => one.at - other.at).map(({ item }) => item);
}

interface LoadedForm {
  readonly engine: Engine;
  readonly load: number;
  readonly nodes: number;
}

function loadedForm(rules: readonly SourceFile[], stock: ReturnType<typeof readStock>): LoadedForm {
  let loaded = loadRuleset({ ...stock, rules: [] });
  const load = secondsOnce(() => {
    loaded = loadRuleset({ ...stock, rules });
  });
  if (loaded.ruleset === null) throw new Error(loaded.report.messages.map(({ text }) => text).join('\n'));
  return { engine: createEngine(loaded.ruleset), load, nodes: loaded.report.nodes };
}

/** All events after a first round, again and again until the clock can tell. */
function measure({ engine, load, nodes }: LoadedForm, events: readonly LogEvent[]) {
  const tried = events.map((event) => engine.process(event).tried);
  let rounds = 0;
  let seconds = 0;
  while (seconds < leastSeconds) {
    seconds += secondsOnce(() => {
      for (const event of events) engine.process(event);
    });
    rounds++;
  }
  return { load, nodes, perSecond: (events.length * rounds) / seconds, tried: median(tried) };
}

/** One event after the other while there is time; at this pace a first round would make no difference. */
function measureWithin(
  { engine, load, nodes }: LoadedForm,
  events: readonly LogEvent[],
  most: number,
): ReturnType<typeof measure> & { readonly events: number } {
  const tried: number[] = [];
  let seconds = 0;
  for (const event of events) {
    if (seconds >= most) break;
    seconds += secondsOnce(() => {
      tried.push(engine.process(event).tried);
    });
  }
  return {
    load,
    nodes,
    perSecond: tried.length / seconds,
    tried: median(tried),
    events: tried.length,
  };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0;
}
