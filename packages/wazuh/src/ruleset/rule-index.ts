import { type ManagerRule, rankOf } from './manager-rule.ts';
import type { KnownCondition, ValueTest } from './rule-conditions.ts';
import { type RuleTree, treeOf } from './rule-tree.ts';

/**
 * A ruleset's facts in a compact text, one rule a line in load order, so that packs can be planned without a
 * manager's files at hand:
 *
 *     id level accuracy flags parents category groups field-roots [subject op value|value]…
 *
 * separated by tabs; the first line holds the words of `<if_group>`. `flags`: `n` noalert, `u` has conditions beyond those listed. A value carries its anchors as
 * `^` and `$`; `op` is `=` or `!`.
 */
export function printRuleIndex(tree: RuleTree, subjects: ReadonlySet<string>): string {
  const rules = [...tree.rules.values()].map((rule) => printRule(rule, subjects));
  return [tree.groupWords.join('\t'), ...rules].join('\n');
}

export function readRuleIndex(text: string): RuleTree {
  const [words = '', ...rules] = text.split('\n');
  return treeOf(rules.map(readRule), words.split('\t'));
}

function printRule(rule: ManagerRule, subjects: ReadonlySet<string>): string {
  const known = rule.known.filter((each) => subjects.has(each.subject) && each.alternatives.length <= 40);
  const flags = [
    rule.silent === 'yes' ? 'n' : '',
    rule.unknown === 'some' || known.length < rule.known.length ? 'u' : '',
  ];
  return [
    rule.id,
    rule.level,
    rule.rank === rankOf(rule.level, '0') && rule.level > 0 ? '0' : '',
    flags.join(''),
    rule.parents.join(','),
    rule.category === 'syslog' ? '' : rule.category,
    rule.groups
      .split(',')
      .filter((group) => group !== '' && !compliance.test(group))
      .join(','),
    rule.fieldRoots.join(','),
    ...known.map(printCondition),
  ]
    .join('\t')
    .trimEnd();
}

const compliance = /^(?:pci_dss|gdpr|hipaa|nist_800_53|gpg13|tsc|gpg_13)_/;

function printCondition(condition: KnownCondition): string {
  const values = condition.alternatives.map(({ text, at }) => {
    const start = at === 'exact' || at === 'start' ? '^' : '';
    const end = at === 'exact' || at === 'end' ? '$' : '';
    return `${start}${text}${end}`;
  });
  return `${condition.subject}${condition.negated === 'yes' ? '!' : '='}${values.join('|')}`;
}

function readRule(line: string): ManagerRule {
  const [
    id = '',
    level = '',
    accuracy = '',
    flags = '',
    parents = '',
    category = '',
    groups = '',
    roots = '',
    ...known
  ] = line.split('\t');
  return Object.freeze({
    id: Number(id),
    level: Number(level),
    rank: rankOf(Number(level), accuracy),
    silent: flags.includes('n') ? 'yes' : 'no',
    unknown: flags.includes('u') ? 'some' : 'none',
    parents: parents === '' ? [] : parents.split(',').map(Number),
    category: category === '' ? 'syslog' : category,
    groups: groups === '' ? '' : `${groups},`,
    fieldRoots: roots === '' ? [] : roots.split(','),
    known: known.filter((each) => each !== '').map(readCondition),
  });
}

function readCondition(text: string): KnownCondition {
  const at = text.search(/[=!]/);
  return {
    subject: text.slice(0, at),
    negated: text[at] === '!' ? 'yes' : 'no',
    alternatives: text
      .slice(at + 1)
      .split('|')
      .map(readValue),
  };
}

function readValue(text: string): ValueTest {
  const start = text.startsWith('^');
  const end = text.endsWith('$');
  return {
    text: text.slice(start ? 1 : 0, end ? -1 : undefined),
    at: start ? (end ? 'exact' : 'start') : end ? 'end' : 'part',
  };
}
