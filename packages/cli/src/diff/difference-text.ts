import type { createColors } from 'picocolors';
import type { ChangedRule, Difference } from './compare.ts';
import type { ComparedRule } from './sides/side.ts';

type Colors = ReturnType<typeof createColors>;

/** For people: a line for each rule, `+` added, `-` removed, `~` changed, `=` the same at another cost. */
export function differenceText(difference: Difference, colors: Colors): string {
  const lines = [
    ...difference.added.map((rule) => `${colors.green('+')} ${ruleText(rule, colors)}`),
    ...difference.removed.map((rule) => `${colors.red('-')} ${ruleText(rule, colors)}`),
    ...difference.changed.map((rule) => `${colors.yellow('~')} ${changedText(rule, colors)}`),
    ...difference.costs.map((rule) => `${colors.dim('=')} ${changedText(rule, colors)}`),
  ];
  return `${lines.map((line) => `${line}\n`).join('')}${lines.length > 0 ? '\n' : ''}${summary(difference)}\n${lineOf(remark(difference))}`;
}

const lineOf = (text: string): string => (text === '' ? '' : `${text}\n`);

function ruleText({ title, path, level, status, reason }: ComparedRule, colors: Colors): string {
  const refused = status === 'refused' ? `, refused: ${reason ?? 'no reason'}` : '';
  return `${title}  ${colors.dim(`${path}, ${level ?? 'no level'}${refused}`)}`;
}

function changedText(rule: ChangedRule, colors: Colors): string {
  return `${rule.new.title}  ${colors.dim(rule.new.path)}: ${rule.changes.map((change) => changeText(change, rule)).join('; ')}`;
}

function changeText(change: ChangedRule['changes'][number], { old, new: next }: ChangedRule): string {
  switch (change) {
    case 'meaning':
      return 'means something else';
    case 'level':
      return old.level === next.level
        ? `Wazuh level ${old.wazuhLevel ?? 'none'} → ${next.wazuhLevel ?? 'none'}`
        : `level ${old.level ?? 'none'} → ${next.level ?? 'none'}`;
    case 'status':
      return next.status === 'refused' ? `refused now: ${next.reason ?? 'no reason'}` : 'converted now';
    case 'cost':
      return `costs ${old.cost.rules} → ${next.cost.rules} rules, ${old.cost.bytes} → ${next.cost.bytes} bytes`;
  }
}

/** Packs of before there were fingerprints are told apart by what other rules may have a part in. */
function remark({ byWazuhRules }: Difference): string {
  if (byWazuhRules === 0) return '';
  const rules = byWazuhRules === 1 ? '1 rule is' : `${byWazuhRules} rules are`;
  return `${rules} compared by what stands in Wazuh rules, since a manifest has no fingerprint to compare: some may be told as changed that only share other rules. Build both packs with this version for an exact answer.`;
}

function summary({ added, removed, changed, unchanged, cost }: Difference): string {
  const count = (change: ChangedRule['changes'][number]) =>
    changed.filter(({ changes }) => changes.includes(change)).length;
  const meaning = `${count('meaning')} changed in meaning, ${count('level')} in level`;
  return `${added.length} added, ${removed.length} removed, ${meaning}, ${unchanged} as they were; ${cost.old} → ${cost.new} Wazuh rules`;
}

/** For a pull request. */
export function differenceMarkdown(difference: Difference): string {
  const { added, removed, changed } = difference;
  const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |\n`).join('');
  const rules = (title: string, listed: readonly ComparedRule[]): string =>
    listed.length === 0
      ? ''
      : `\n#### ${title}\n\n${table(
          ['rule', 'level', 'file'],
          listed.map((rule) => [
            rule.status === 'refused' ? `${rule.title} (refused: ${rule.reason ?? ''})` : rule.title,
            rule.level ?? '',
            rule.path,
          ]),
        )}`;
  const changes = (title: string, listed: readonly ChangedRule[]): string =>
    listed.length === 0
      ? ''
      : `\n#### ${title}\n\n${table(
          ['rule', 'how', 'file'],
          listed.map((rule) => [
            rule.new.title,
            rule.changes.map((change) => changeText(change, rule)).join('; '),
            rule.new.path,
          ]),
        )}`;
  const said = remark(difference);
  return `### What changes on the manager\n\n${summary(difference)}\n${rules('Added', added)}${rules('Removed', removed)}${changes('Changed', changed)}${changes('The same at another cost', difference.costs)}${said === '' ? '' : `\n${said}\n`}`;
}

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
