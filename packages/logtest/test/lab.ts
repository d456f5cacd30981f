import {
  createEngine,
  type Engine,
  type LoadSummary,
  type LogEvent,
  loadRuleset,
  type Verdict,
} from '../src/index.ts';

const categories = ['syslog', 'firewall', 'ids', 'web-log', 'squid', 'windows', 'ossec'];

/** The seven roots every manager has, in our own words. */
const templates = categories
  .map(
    (category, index) =>
      `<group name="${category},"><rule id="${index + 1}" level="0" noalert="1">` +
      `<category>${category}</category><description>Root of ${category}.</description></rule></group>`,
  )
  .join('\n');

const decoders = `
<decoder name="json"><prematch>^{\\s*"</prematch><plugin_decoder>JSON_Decoder</plugin_decoder></decoder>
<decoder name="door"><program_name>^door</program_name></decoder>
<decoder name="door-open"><parent>door</parent><prematch>^open</prematch><regex>open by (\\w+)</regex><order>srcuser</order><fts>srcuser</fts></decoder>
<decoder name="wall"><program_name>^wall</program_name><type>firewall</type></decoder>
<decoder name="wall-connection"><parent>wall</parent><type>firewall</type><regex>^(\\w+) (\\w+) (\\S+):(\\d+) (\\S+):(\\d+)</regex><order>action,protocol,srcip,srcport,dstip,dstport</order></decoder>
`;

export interface Lab {
  readonly report: LoadSummary;
  readonly engine: Engine | null;
  /** The codes, or the texts of messages without one. */
  readonly messages: readonly (number | string)[];
  /** Plays lines or events one after the other. */
  play(events: readonly (string | LogEvent)[]): readonly Verdict[];
  /** Of each event, the id of the rule it ends in; `-` for none. */
  rules(events: readonly (string | LogEvent)[]): string;
}

/** A manager with only these rules, given as the content of one group, or as whole files. */
export function lab(
  rules: string | Readonly<Record<string, string>>,
  lists: Readonly<Record<string, string>> = {},
): Lab {
  const files = typeof rules === 'string' ? { 'my.xml': `<group name="t,">\n${rules}\n</group>` } : rules;
  const { ruleset, report } = loadRuleset({
    rules: [
      { name: 'rules/0010-roots.xml', text: templates },
      ...Object.entries(files).map(([name, text]) => ({ name, text })),
    ],
    decoders: [{ name: 'decoders.xml', text: decoders }],
    lists: new Map(Object.entries(lists)),
  });
  const engine = ruleset === null ? null : createEngine(ruleset);
  const play = (events: readonly (string | LogEvent)[]): readonly Verdict[] => {
    if (engine === null) throw new Error(`refused: ${report.messages.map(({ text }) => text).join('; ')}`);
    const fresh = engine.fork();
    return events.map((event) => fresh.process(typeof event === 'string' ? { log: event } : event));
  };
  return {
    report,
    engine,
    messages: report.messages.map(({ code, text }) => code ?? text),
    play,
    rules: (events) =>
      play(events)
        .map(({ rule }) => rule?.id ?? '-')
        .join(' '),
  };
}

/** A rule, e.g. `rule(100001, 'level="5"', '<match>x</match>')`. */
export function rule(id: number, attributes: string, options: string): string {
  return `<rule id="${id}" ${attributes}>${options}<description>d${id}</description></rule>`;
}
