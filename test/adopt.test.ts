import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adoptRules } from '@sigmazuh/adopt';
import { Diagnostics, parseYaml, SourceText } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { judge, type ManagerSources, rebuild } from './adopt/judge-adopted.ts';
import { judgeCounting } from './adopt/judge-counting.ts';
import { readRecordings, regressionSeries, rulesetTestSeries } from './adopt/recorded-events.ts';
import { readStock, sharedIsPresent } from './corpus/shared.ts';
import { projectRoot } from './own-pack.ts';

/** The roots alone, so that every line comes to the rules. */
const roots = {
  name: '0010-roots.xml',
  text: '<group name="roots,"><rule id="1" level="0" noalert="1"><category>syslog</category><description>lines</description></rule></group>',
};

/** A reverse shell in three tiers, as a person writes it for a manager: each asks for one step more than its parent. */
const threeTiers = {
  name: 'local_rules.xml',
  text: `<group name="local,reverse_shell,">
  <rule id="100600" level="3">
    <regex type="pcre2">[Pp][Yy][Tt][Hh][Oo][Nn][0-9.]*["' \\x3c].*socket\\.socket.*connect\\(</regex>
    <description>Python code connects a raw socket</description>
    <mitre><id>T1059.006</id></mitre>
  </rule>
  <rule id="100610" level="8">
    <if_sid>100600</if_sid>
    <regex type="pcre2">connect\\(.*os\\.dup2\\(</regex>
    <description>Python code connects a socket to standard streams</description>
    <mitre><id>T1059.006</id></mitre>
  </rule>
  <rule id="100620" level="12">
    <if_sid>100610</if_sid>
    <regex type="pcre2">os\\.dup2\\(.*pty\\.spawn\\([ (\\[]*["'\\\\]+(/([a-z0-9._-]+/)*)?(ba|da|a|k|z)?sh["'\\\\]</regex>
    <description>Python reverse shell on a pseudo-terminal</description>
    <mitre><id>T1059.006</id></mitre>
  </rule>
</group>`,
};

const smallManager: ManagerSources = { rules: [roots, threeTiers], decoders: [], lists: new Map() };

/** The lines of the fixture for Python, those that must alert and the near misses. */
function pythonLines(): readonly string[] {
  const file = join(projectRoot, 'test', 'payloads', 'python.yml');
  const [fixture] = parseYaml(readFileSync(file, 'utf8'), file, new Diagnostics());
  const cases =
    fixture?.kind === 'map' ? fixture.entries.find(({ key }) => key.text === 'cases')?.value : null;
  if (cases?.kind !== 'list') return [];
  return cases.items.flatMap((item) => {
    const log = item.kind === 'map' ? item.entries.find(({ key }) => key.text === 'log')?.value : null;
    return log?.kind === 'scalar' ? [log.text] : [];
  });
}

it('the rule that began the project, in three tiers: each payload ends in the tier it did', () => {
  const rebuilt = rebuild(smallManager, ({ name }) => name === 'local_rules.xml');
  expect(rebuilt.adopted.rules.map(({ outcome }) => outcome.kind)).toEqual(['adopted', 'adopted', 'adopted']);
  const lines = pythonLines();
  const { events, inAdopted, exercised, wrong } = judge(
    smallManager,
    rebuilt,
    lines.map((log) => ({ title: log, events: [{ log }] })),
  );
  expect(wrong).toEqual([]);
  expect([...exercised].sort()).toEqual([100_600, 100_610, 100_620]);
  expect(events).toBeGreaterThan(20);
  expect(inAdopted).toBeGreaterThan(10);
  expect(events - inAdopted).toBeGreaterThan(3);
});

if (!sharedIsPresent) process.stdout.write('adopting stock rules skipped: ../shared not present\n');

/** Recordings in which an adopted rule decides otherwise, and why; its notes say so. */
const explained: ReadonlyMap<string, string> = new Map([
  ['bytes, not UTF-8: ^.$ on é', 'a "." is one byte to Wazuh and one character to Sigma'],
]);

describe.skipIf(!sharedIsPresent)(
  'what was adopted, and built again, decides recorded events the same way',
  () => {
    it('rules of the recordings', () => {
      const wrong: string[] = [];
      let inAdopted = 0;
      for (const { title, manager, ownFiles, series } of readRecordings()) {
        if (ownFiles.size === 0) continue;
        const found = judge(
          manager,
          rebuild(manager, ({ name }) => ownFiles.has(name)),
          series,
        );
        inAdopted += found.inAdopted;
        if (found.wrong.length > 0 && !explained.has(title)) wrong.push(...found.wrong);
      }
      expect(wrong).toEqual([]);
      expect(inAdopted).toBeGreaterThan(200);
    });

    it('rules that count, at the same event of timed streams', () => {
      const manager = readStock();
      const counting = /^0(?:030|095|245|250)-/;
      const { rules, decoders } = manager;
      const sources = rules.filter(({ name }) => counting.test(name));
      const adopted = adoptRules(
        sources.map(({ name, text }) => new SourceText(name, text)),
        { ruleset: rules, decoders },
      );
      const { judged, firing, wrong } = judgeCounting(manager, adopted);
      expect(wrong).toEqual([]);
      expect(judged).toBeGreaterThan(3);
      expect(firing).toBeGreaterThan(judged);
    });

    it('stock rules for logons, and for processes that open others', () => {
      const manager = readStock();
      const slice = /^0(?:580|945)-/;
      const rebuilt = rebuild(manager, ({ name }) => slice.test(name));
      const adopted = rebuilt.adopted.rules.filter(({ outcome }) => outcome.kind === 'adopted');
      expect(adopted.length).toBeGreaterThan(60);
      const windows = rulesetTestSeries().filter(({ title }) => /^(?:sysmon_eid_10|win_)/.test(title));
      const { inAdopted, wrong } = judge(manager, rebuilt, [...regressionSeries(), ...windows]);
      expect(wrong).toEqual([]);
      expect(inAdopted).toBeGreaterThan(3);
    });
  },
);
