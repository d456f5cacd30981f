import { type KnownCondition, type ManagerRule, stockTree, templates, type ValueTest } from '@sigmazuh/wazuh';

/** Decoders that events can have without a manager's own files: the skeleton's, and those built into the engine. */
const decoders = new Set(['json', 'auditd', 'windows_eventchannel']);

/** A condition that no text fulfils, found out at its first byte. */
const never = '<match type="pcre2">\\A(?!)</match>';

/**
 * Rules that stand where a stock manager's stand: the template rule of each category, and every stock rule by its id,
 * level and parents. A rule whose conditions are known asks for them; one whose conditions are not holds its place in
 * the tree and never matches.
 *
 * @returns the text of one rule file
 */
export function skeletonRules(): string {
  const categories = [...templates].map(
    ([category, id]) =>
      `<rule id="${id}" level="0" noalert="1"><category>${category}</category><description>${category}</description></rule>`,
  );
  const ids = new Set(templates.values());
  const rules = [...stockTree().rules.values()].filter((rule) => !ids.has(rule.id)).map(printRule);
  return `<group name="skeleton,">\n${[...categories, ...rules].join('\n')}\n</group>\n`;
}

function printRule(rule: ManagerRule): string {
  const accuracy = rule.level > 0 && rule.rank < 100 ? ' accuracy="0"' : '';
  const silent = rule.silent === 'yes' ? ' noalert="1"' : '';
  const place =
    rule.parents.length > 0
      ? `<if_sid>${rule.parents.join(',')}</if_sid>`
      : `<category>${rule.category}</category>`;
  const groups = rule.groups === '' ? '' : `<group>${rule.groups}</group>`;
  return `<rule id="${rule.id}" level="${rule.level}"${accuracy}${silent}>${place}${conditions(rule)}${groups}<description>stock rule ${rule.id}</description></rule>`;
}

function conditions({ known, unknown }: ManagerRule): string {
  const isKnown = unknown === 'none' && known.every(canBeAsked);
  return isKnown ? known.map(printCondition).join('') : never;
}

function canBeAsked({ subject, alternatives, negated }: KnownCondition): boolean {
  if (subject !== 'decoder') return subject.includes('.');
  return negated === 'no' && alternatives.every(({ text, at }) => at === 'exact' && decoders.has(text));
}

function printCondition({ subject, alternatives, negated }: KnownCondition): string {
  if (subject === 'decoder') return `<decoded_as>${alternatives[0]?.text ?? ''}</decoded_as>`;
  const pattern = alternatives.map(printTest).join('|');
  const negate = negated === 'yes' ? ' negate="yes"' : '';
  return `<field name="${subject}" type="pcre2"${negate}>(?i)${pattern}</field>`;
}

function printTest({ text, at }: ValueTest): string {
  const start = at === 'exact' || at === 'start' ? '^' : '';
  const end = at === 'exact' || at === 'end' ? '$' : '';
  const literal = text.replace(/[^A-Za-z0-9]/g, (character) =>
    [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  return start + literal + end;
}
