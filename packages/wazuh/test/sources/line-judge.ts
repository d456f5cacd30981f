import { createEngine, type LogEvent, loadRuleset } from '@sigmazuh/logtest';
import type { SigmaRule } from '@sigmazuh/parser';
import type { WazuhPipeline } from '@sigmazuh/wazuh-events';
import { ruleOf } from '../../../wazuh-events/test/sources/rule-of.ts';
import { buildPack, emptyIdFile, templates } from '../../src/index.ts';

const entries = [...templates].map(
  ([category, id]) =>
    `<rule id="${id}" level="0" noalert="1"><category>${category}</category><description>entry</description></rule>`,
);

// A manager's rules name the decoders that it knows.
entries.push(
  '<rule id="20" level="0" noalert="1"><decoded_as>json</decoded_as><description>JSON</description></rule>',
);

const managerRules = [{ name: '0000.xml', text: `<group name="test,">\n${entries.join('\n')}\n</group>\n` }];

/** Decoders of our own that give web servers' and Squid's lines the fields that a stock manager gives them. */
const webDecoders = String.raw`<decoder name="web-accesslog">
  <type>web-log</type>
  <prematch type="pcre2">^\S+ \S+ \S+ \[[^\]]+\] "</prematch>
</decoder>

<decoder name="web-accesslog-fields">
  <parent>web-accesslog</parent>
  <type>web-log</type>
  <regex type="pcre2">^(\S+) \S+ \S+ \[[^\]]+\] "(\w+) (\S+) HTTP[^"]*" (\d+) </regex>
  <order>srcip, protocol, url, id</order>
</decoder>

<decoder name="squid-accesslog">
  <type>squid</type>
  <prematch type="pcre2">^ *\d+ \S+ TCP_</prematch>
</decoder>

<decoder name="squid-accesslog-fields">
  <parent>squid-accesslog</parent>
  <type>squid</type>
  <regex type="pcre2">^ *\d+ (\S+) (\w+)/(\d+) \d+ \w+ (\S+) </regex>
  <order>srcip, action, id, url</order>
</decoder>

<decoder name="json">
  <prematch>^{\s*"</prematch>
</decoder>

<decoder name="json">
  <parent>json</parent>
  <plugin_decoder>JSON_Decoder</plugin_decoder>
</decoder>

<decoder name="pairs">
  <prematch>^devname=</prematch>
</decoder>

<decoder name="pairs-fields">
  <parent>pairs</parent>
  <regex type="pcre2"> level=(\w+)</regex>
  <order>level</order>
</decoder>

<decoder name="sshd">
  <program_name>^sshd</program_name>
</decoder>

<decoder name="sudo">
  <program_name>^sudo</program_name>
</decoder>

<decoder name="auditd">
  <prematch type="pcre2">^(?:node=\S+ )?type=</prematch>
</decoder>
`;

/** A log source and detection, as a judge of lines: does the pack made of the rule alert? */
export function alertsOn(logSource: string, detection: string, pipelines: readonly WazuhPipeline[] = []) {
  const alerts = judgeOf(logSource, detection, pipelines);
  return (log: string): boolean => alerts({ log });
}

/** The same as a judge of any event. */
export function judgeOf(logSource: string, detection: string, pipelines: readonly WazuhPipeline[] = []) {
  return judgeOfRule(ruleOf(logSource, detection), pipelines);
}

/** No Wazuh rule can say what the rule asks. */
export class RefusedRule extends Error {}

/** A rule as a judge of events, and what its manifest notes; @throws RefusedRule where no Wazuh rule can say it */
export function judgeOfRule(rule: SigmaRule, pipelines: readonly WazuhPipeline[] = []) {
  const pack = buildPack([rule], { ids: emptyIdFile, pipelines, ruleset: managerRules });
  const { ruleset, report } = loadRuleset({
    rules: [...managerRules, ...pack.files],
    decoders: [{ name: '0000.xml', text: webDecoders }, ...pack.decoders],
    lists: new Map(),
  });
  if (ruleset === null || report.messages.length > 0) throw new Error(JSON.stringify(report.messages));
  if (pack.manifest.totals.converted === 0) throw new RefusedRule(JSON.stringify(pack.diagnostics.all));
  const engine = createEngine(ruleset);
  const notes = pack.manifest.rules.flatMap((each) => each.notes ?? []);
  return Object.assign((event: LogEvent): boolean => engine.fork().process(event).alert, { notes });
}

/** The same; `null` for a rule that is refused. */
export function judgeUnlessRefused(rule: SigmaRule) {
  try {
    return judgeOfRule(rule);
  } catch (error) {
    if (error instanceof RefusedRule) return null;
    throw error;
  }
}
