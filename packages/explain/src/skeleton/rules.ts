import {
  type KnownCondition,
  type ManagerRule,
  option,
  printRuleFile,
  stockTree,
  templates,
  type ValueTest,
  type WrittenOption,
  type WrittenRule,
} from '@sigmazuh/wazuh';

/** Decoders that events can have without a manager's own files: the skeleton's, and those built into the engine. */
const decoders = new Set(['json', 'auditd', 'windows_eventchannel']);

const utf8 = new TextEncoder();

/** A condition that no text fulfils, found out at its first byte. */
const never = option('match', '\\A(?!)', { type: 'pcre2' });

/**
 * The template rule of each category, through which events enter.
 *
 * @returns the text of one rule file
 */
export function skeletonRoots(): string {
  const roots = [...templates].map(([category, id]) =>
    skeletonRule(id, 0, 'silent', [option('category', category), option('description', category)]),
  );
  return printRuleFile([], 'skeleton,', roots);
}

/**
 * Rules that stand where a stock manager's stand: every stock rule by its id, level and parents. A rule whose conditions
 * are known asks for them; one whose conditions are not holds its place in the tree and never matches.
 *
 * @returns the text of one rule file
 */
export function skeletonRules(): string {
  const ids = new Set(templates.values());
  const rules = [...stockTree().rules.values()].filter((rule) => !ids.has(rule.id)).map(ruleLike);
  return printRuleFile([], 'skeleton,', rules);
}

function skeletonRule(
  id: number,
  level: number,
  alerts: WrittenRule['alerts'],
  options: readonly WrittenOption[],
): WrittenRule {
  return { id, level, alerts, order: 'by-level', options };
}

function ruleLike(rule: ManagerRule): WrittenRule {
  const { id, level, rank, silent, parents, category, groups } = rule;
  const written = skeletonRule(id, level, silent === 'yes' ? 'silent' : 'yes', [
    parents.length > 0 ? option('if_sid', parents.join(',')) : option('category', category),
    ...conditions(rule),
    ...(groups === '' ? [] : [option('group', groups)]),
    option('description', `stock rule ${id}`),
  ]);
  return level > 0 && rank < 100 ? { ...written, order: 'last' } : written;
}

function conditions({ known, unknown }: ManagerRule): readonly WrittenOption[] {
  const isKnown = unknown === 'none' && known.every(canBeAsked);
  return isKnown ? known.map(conditionLike) : [never];
}

function canBeAsked({ subject, alternatives, negated }: KnownCondition): boolean {
  if (subject !== 'decoder') return subject.includes('.');
  return negated === 'no' && alternatives.every(({ text, at }) => at === 'exact' && decoders.has(text));
}

function conditionLike({ subject, alternatives, negated }: KnownCondition): WrittenOption {
  if (subject === 'decoder') return option('decoded_as', alternatives[0]?.text ?? '');
  const pattern = alternatives.map(patternText).join('|');
  const negation: Record<string, string> = negated === 'yes' ? { negate: 'yes' } : {};
  return option('field', `(?i)${pattern}`, { name: subject, type: 'pcre2', ...negation });
}

function patternText({ text, at }: ValueTest): string {
  const start = at === 'exact' || at === 'start' ? '^' : '';
  const end = at === 'exact' || at === 'end' ? '$' : '';
  const literal = text.replace(/[^A-Za-z0-9]/g, (character) =>
    Array.from(utf8.encode(character), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  return start + literal + end;
}
