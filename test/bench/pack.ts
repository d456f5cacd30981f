import { createEngine, type LogEvent, loadRuleset, type SourceFile } from '@sigmazuh/logtest';
import { buildPack, emptyIdFile, type PackFile } from '@sigmazuh/wazuh';
import { readCorpus, readRegressionEvents, readStock, sharedIsPresent } from '../corpus/shared.ts';
import { flatRules } from './flat-rules.ts';
import { type Bench, secondsOnce } from './measure.ts';

/** The stock rule of Sysmon's process creation, under which a plain conversion hangs all its rules. */
const processCreation = 61_603;

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
    const flat = flatRules(pack.files, processCreation);
    const events = readRegressionEvents()
      .map(({ winevt }): LogEvent => ({ winevt }))
      .filter(({ winevt }) =>
        /<EventID>1<\/EventID>[\s\S]*Microsoft-Windows-Sysmon\/Operational/.test(winevt?.Event ?? ''),
      );
    const forms: readonly { readonly name: string; readonly files: readonly PackFile[] }[] = [
      { name: 'stock alone', files: [] },
      { name: 'pack', files: pack.files },
      { name: `flat under ${processCreation}`, files: [flat.file] },
    ];
    const measured = forms.map(({ name, files }) => ({
      name,
      ...measure([...stock.rules, ...files], stock, events),
    }));
    const [, planned, beside] = measured;
    return {
      title: `${rules.length} Sigma rules of process creation, ${events.length} events of it`,
      head: ['rules', 'nodes', 'load s', 'events/s', 'median tried'],
      rows: measured.map(({ name, nodes, load, perSecond, tried }) => [
        name,
        nodes,
        load.toFixed(1),
        perSecond.toFixed(0),
        tried,
      ]),
      reads: `planned, the pack judges ${((planned?.perSecond ?? 0) / (beside?.perSecond ?? 1)).toFixed(1)} times the events a second of ${flat.count} flat rules (${flat.leftOut} whose conditions one rule cannot hold are left out of these)`,
    };
  },
};

function measure(
  rules: readonly SourceFile[],
  stock: ReturnType<typeof readStock>,
  events: readonly LogEvent[],
) {
  let loaded = loadRuleset({ ...stock, rules: [] });
  const load = secondsOnce(() => {
    loaded = loadRuleset({ ...stock, rules });
  });
  if (loaded.ruleset === null) throw new Error(loaded.report.messages.map(({ text }) => text).join('\n'));
  const engine = createEngine(loaded.ruleset);
  const tried = events.map((event) => engine.process(event).tried).sort((one, other) => one - other);
  const rounds = Array.from({ length: 3 }, () =>
    secondsOnce(() => {
      for (const event of events) engine.process(event);
    }),
  ).sort((one, other) => one - other);
  return {
    load,
    nodes: loaded.report.nodes,
    perSecond: events.length / (rounds[1] ?? 1),
    tried: tried[tried.length >> 1] ?? 0,
  };
}
