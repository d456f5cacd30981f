import { createEngine, loadRuleset, type Verdict } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma, type SigmaDocument, type SigmaRule } from '@sigmazuh/parser';
import { type BuildOptions, buildPack, emptyIdFile, type Pack } from '../src/index.ts';

const rule = (id: number, level: number, body: string) =>
  `<rule id="${id}" level="${level}">${body}<description>rule ${id}</description></rule>`;
const field = (name: string, pattern: string) => `<field name="${name}" type="pcre2">${pattern}</field>`;
const under = (id: number) => `<if_sid>${id}</if_sid>`;

const template = (id: number, category: string) =>
  `<rule id="${id}" level="0" noalert="1"><category>${category}</category><description>entry</description></rule>`;

/** A small manager of our own: the entries, a road for Windows events, and rules above and below the pack's. */
const managerRoots = `<group name="test,">
${template(1, 'syslog')}
${template(3, 'ids')}
${template(7, 'ossec')}
</group>`;
const managerRules = `<group name="test,">
${rule(60_000, 0, `<category>ossec</category><decoded_as>windows_eventchannel</decoded_as>${field('win.system.providerName', '.+')}`)}
${rule(60_004, 0, `${under(60_000)}${field('win.system.channel', '^Microsoft-Windows-Sysmon/Operational$')}`)}
${rule(61_603, 0, `${under(60_004)}${field('win.system.eventID', '^1$')}`)}
${rule(92_000, 4, `${under(61_603)}${field('win.eventdata.image', 'stock4')}`)}
${rule(92_001, 14, `${under(61_603)}${field('win.eventdata.image', 'stock14')}`)}
${rule(92_002, 13, `${under(92_000)}${field('win.eventdata.commandLine', 'worse')}`)}
${rule(1_002, 2, '<match>error</match>')}
${rule(5_700, 0, '<decoded_as>sshd</decoded_as>')}
</group>`;

const decoders =
  '<decoder name="sshd">\n<program_name>^sshd$</program_name>\n</decoder>\n<decoder name="json">\n<prematch>^{\\s*"</prematch>\n<plugin_decoder>JSON_Decoder</plugin_decoder>\n</decoder>';

export function rulesOf(...documents: readonly string[]): readonly SigmaRule[] {
  return documentsOf(...documents).filter((each) => each.kind === 'rule');
}

export function documentsOf(...documents: readonly string[]): readonly SigmaDocument[] {
  const diagnostics = new Diagnostics();
  const read = documents.flatMap((text, i) => parseSigma(text, `rule-${i}.yml`, diagnostics));
  const errors = diagnostics.all.filter((each) => each.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((each) => each.message).join('\n'));
  return read;
}

export interface Manager {
  readonly pack: Pack;
  readonly messages: readonly string[];
  /** Where an event ends: title of the Sigma rule, id of the manager's own rule, or `null`. */
  ending(event: { readonly log?: string; readonly winevt?: { readonly Event: string } }): string | null;
  verdict(event: { readonly log?: string; readonly winevt?: { readonly Event: string } }): Verdict;
}

/** A manager that has loaded the pack of these rules beside its own. */
export function managerWith(
  rules: readonly SigmaDocument[],
  options: Partial<BuildOptions> = {},
  ownRules: readonly string[] = [],
  ownDecoders: readonly string[] = [],
): Manager {
  const ruleset = [
    { name: '0010-roots.xml', text: managerRoots },
    { name: '0020-manager.xml', text: managerRules },
    ...ownRules.map((text, i) => ({ name: `0030-own-${i}.xml`, text })),
  ];
  const pack = buildPack(rules, { ids: emptyIdFile, ruleset, ...options });
  const loaded = loadRuleset({
    rules: [...ruleset, ...pack.files],
    decoders: [
      ...[decoders, ...ownDecoders].map((text, i) => ({ name: `0001-decoders-${i}.xml`, text })),
      ...pack.decoders,
    ],
  });
  if (loaded.ruleset === null) throw new Error(loaded.report.messages.map((each) => each.text).join('\n'));
  const engine = createEngine(loaded.ruleset);
  const titles = new Map(
    pack.manifest.rules.flatMap((each) => each.wazuhIds.map((id) => [String(id), each.title] as const)),
  );
  const verdict: Manager['verdict'] = (event) => engine.fork().process(event);
  return {
    pack,
    messages: loaded.report.messages.map((each) => each.text),
    verdict,
    ending: (event) => {
      const { rule: ended } = verdict(event);
      return ended === null ? null : (titles.get(ended.id) ?? ended.id);
    },
  };
}

/** A Sysmon event as an agent sends it. */
export function sysmonEvent(
  data: Readonly<Record<string, string>>,
  eventId = '1',
): { winevt: { Event: string } } {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const values = Object.entries(data).map(([name, value]) => `<Data Name='${name}'>${escaped(value)}</Data>`);
  const system = [
    "<Provider Name='Microsoft-Windows-Sysmon'/>",
    `<EventID>${eventId}</EventID>`,
    '<Level>4</Level>',
    '<Channel>Microsoft-Windows-Sysmon/Operational</Channel>',
    '<Computer>host</Computer>',
  ];
  const xmlns = "xmlns='http://schemas.microsoft.com/win/2004/08/events/event'";
  return {
    winevt: {
      Event: `<Event ${xmlns}><System>${system.join('')}</System><EventData>${values.join('')}</EventData></Event>`,
    },
  };
}

/** A Sigma rule for process creation; `detection` is YAML, indented by two. */
export function processRule(title: string, level: string, detection: string): string {
  return `title: ${title}\nid: ${idFor(title)}\nlogsource:\n  product: windows\n  category: process_creation\nlevel: ${level}\ndetection:\n${detection}\n`;
}

function idFor(title: string): string {
  const hex = Buffer.from(title.padEnd(16, '-')).toString('hex').slice(0, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
