import type { Manifest } from '@sigmazuh/wazuh';
import type { PayloadCase, PayloadFixture, PayloadRecord } from '../fixtures/fixture.ts';
import { fulfils } from '../project/judge-fixtures.ts';
import type { ManagerEngine, ManagerEvent, ManagerVerdict } from './target.ts';

/**
 * Runs every case of the fixtures through a manager's own engine.
 *
 * @returns a line for each case that comes out otherwise than it says
 */
export async function misjudgedByManager(
  fixtures: readonly PayloadFixture[],
  manifest: Pick<Manifest, 'rules'>,
  engine: ManagerEngine,
): Promise<readonly string[]> {
  const owners = new Map(
    manifest.rules.flatMap((rule) => rule.wazuhIds.map((id) => [String(id), rule.id ?? rule.title] as const)),
  );
  const lines: string[] = [];
  for (const { file, cases } of fixtures) {
    for (const each of cases) {
      const verdicts = await engine.judge(each.records.map(managerEvent));
      const winners = verdicts.flatMap(({ alert, rule }) =>
        alert && rule !== null ? (owners.get(rule) ?? []) : [],
      );
      if (!fulfils(each, { winners })) lines.push(`  ${file}: ${each.name}: ${difference(each, verdicts)}`);
    }
  }
  return lines;
}

function managerEvent(record: PayloadRecord): ManagerEvent {
  return record.kind === 'windows'
    ? { event: JSON.stringify(record.event), format: 'eventchannel' }
    : { event: record.line, format: 'syslog' };
}

function difference({ expect }: PayloadCase, verdicts: readonly ManagerVerdict[]): string {
  const wanted = expect.kind === 'none' ? 'no alert of the pack' : `one alert of ${expect.alias}`;
  const came = verdicts
    .map(({ alert, rule }) => (alert ? `an alert of rule ${rule}` : 'no alert'))
    .join(', ');
  return `expected ${wanted}, the manager raises ${came}`;
}
