import type { SigmaRule } from '@sigmazuh/parser';
import type { Pack } from '@sigmazuh/wazuh';
import { UsageError } from '../terminal.ts';

type Explained = Pick<Pack, 'manifest' | 'rules'>;
type Entry = Pack['manifest']['rules'][number];

/** More names than this are not listed. */
const mostListed = 10;

/**
 * The Sigma rule behind a Wazuh rule of the pack: one that alerts for it, or a step on the way to that.
 *
 * @throws UsageError when there is none, or several share the Wazuh rule
 */
export function ruleBehind(wanted: string, rules: readonly SigmaRule[], pack: Explained): SigmaRule {
  const id = Number(wanted);
  const entries = pack.manifest.rules;
  const alerting = entries.find(({ wazuhIds }) => wazuhIds.includes(id));
  if (alerting !== undefined) return ruleOf(alerting, rules, id);
  const twin = pack.manifest.composites?.find(({ wazuhIds }) => wazuhIds.includes(id));
  if (twin !== undefined) {
    const counted = entries.filter((each) => twin.rules.twin.includes(each.id ?? each.title));
    throw new UsageError(
      `${id} stands for rule ${twin.id} of the manager and counts what these rules take from it:\n${listed(counted)}`,
    );
  }
  const under = entriesUnder(id, pack);
  const [only] = under;
  if (only === undefined) {
    throw new UsageError(
      pack.rules.some((each) => each.id === id)
        ? `rule ${id} of the pack leads to no Sigma rule`
        : `no rule of these alerts as ${id}; is the id file the manager's?`,
    );
  }
  if (under.length > 1) {
    throw new UsageError(`rule ${id} of the pack leads to ${under.length} rules:\n${listed(under)}`);
  }
  return ruleOf(only, rules, id);
}

function ruleOf({ path, title, logSource }: Entry, rules: readonly SigmaRule[], id: number): SigmaRule {
  const rule = rules.find((each) => each.range.file === path && each.title.value === title);
  if (rule === undefined) {
    throw new UsageError(
      `rule ${id} of the pack belongs to "${title}" (${path}), a ${logSource}: explain takes the rules that it counts, and sigmazuh eval shows over a series of events what it raises`,
    );
  }
  return rule;
}

/** Entries of which an alerting rule hangs under this one, however far down. */
function entriesUnder(id: number, { manifest, rules }: Explained): readonly Entry[] {
  const reached = new Set([id]);
  // Parents stand before their children.
  for (const rule of rules) if (rule.parents.some((parent) => reached.has(parent))) reached.add(rule.id);
  return manifest.rules.filter(({ wazuhIds }) => wazuhIds.some((each) => each !== id && reached.has(each)));
}

function listed(entries: readonly Entry[]): string {
  const lines = entries.slice(0, mostListed).map(({ id, title, path }) => `  ${id ?? path}  ${title}`);
  const more = entries.length > mostListed ? [`  and ${entries.length - mostListed} more`] : [];
  return [...lines, ...more].join('\n');
}
