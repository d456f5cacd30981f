import { SourceText } from '@sigmazuh/parser';
import { type AdoptedRule, adoptRules } from '../src/index.ts';

/** A small manager: the roots, and a road to Windows events and to lines of two programs. */
export const managerFiles = [
  {
    name: '0010-roots.xml',
    text: `<group name="roots,">
<rule id="1" level="0" noalert="1"><category>syslog</category><description>lines</description></rule>
<rule id="7" level="0" noalert="1"><category>ossec</category><description>events</description></rule>
</group>`,
  },
  {
    name: '0020-manager.xml',
    text: `<group name="manager,">
<rule id="60000" level="0"><category>ossec</category><decoded_as>windows_eventchannel</decoded_as><field name="win.system.providerName">\\.+</field><description>Windows</description></rule>
<rule id="60001" level="0"><if_sid>60000</if_sid><field name="win.system.channel">^Security$</field><description>Security</description></rule>
<rule id="60004" level="0"><if_sid>60000</if_sid><field name="win.system.channel">^Microsoft-Windows-Sysmon/Operational$</field><description>Sysmon</description></rule>
<rule id="61600" level="0"><if_sid>60004</if_sid><field name="win.system.severityValue">^INFORMATION$</field><description>Sysmon</description></rule>
<rule id="61603" level="0"><if_sid>61600</if_sid><field name="win.system.eventID">^1$</field><description>process</description></rule>
<rule id="61605" level="0"><if_sid>61600</if_sid><field name="win.system.eventID">^3$</field><description>connection</description></rule>
<rule id="5700" level="0"><decoded_as>sshd</decoded_as><description>sshd</description></rule>
<rule id="5900" level="0"><decoded_as>app</decoded_as><description>app</description></rule>
<rule id="100010" level="0"><decoded_as>json</decoded_as><description>JSON</description></rule>
</group>`,
  },
] as const;

/** The rules of one file, whose text begins at line 2. */
export function adoptAll(rules: string): readonly AdoptedRule[] {
  const source = new SourceText('local_rules.xml', `<group name="local,">\n${rules}\n</group>\n`);
  return adoptRules([source], { ruleset: managerFiles }).rules;
}

/** The first document of a rule, apart from its head. */
export function contentOf(rules: readonly AdoptedRule[], id: number): Readonly<Record<string, unknown>> {
  const outcome = rules.find(({ wazuhId }) => wazuhId === id)?.outcome;
  if (outcome?.kind !== 'adopted') throw new Error(`rule ${id}: ${outcome?.reason ?? 'not there'}`);
  return { ...outcome.documents[0]?.content };
}
