import { templates } from '@sigmazuh/wazuh';
import type { PlacedRule } from '../../read-rules.ts';
import { type LintContext, optionsOf, type Say } from '../lint-context.ts';

/** Parents that are not there, or not yet (trap 7; WAZUH.md e). */
export function checkParents(rule: PlacedRule, { tree, files }: LintContext, say: Say): void {
  for (const option of optionsOf(rule, 'if_sid', 'if_matched_sid')) {
    if (/[^\d, ]/.test(option.text)) {
      say(
        'rule-skipped',
        option.content,
        `<${option.name}> takes numbers, commas and blanks only; with a line break the manager skips the rule`,
        'write the ids on one line',
      );
      continue;
    }
    const ids = (option.text.match(/\d+/g) ?? []).map(Number);
    if (option.name === 'if_matched_sid' && ids.length > 1) {
      say('rule-skipped', option.content, '<if_matched_sid> takes one id', 'write a rule for each');
    }
    const missing = ids.filter((id) => !isThere(id, rule, tree.rules.has(id), files));
    if (missing.length === 0) continue;
    const later = missing.filter((id) => files.some((file) => file.rules.some((each) => each.id === id)));
    const what = later.length === missing.length ? 'loaded later' : 'there';
    const text = `rule ${missing.join(', ')} is ${what === 'there' ? 'not there' : what}${missing.length < ids.length ? '' : ', so the manager skips this rule'}`;
    say(
      'rule-skipped',
      option.content,
      text,
      what === 'there'
        ? 'correct the id, or name the ruleset that has it'
        : 'put it in front of this rule: files load by name, rules in their order',
    );
  }
}

function isThere(id: number, rule: PlacedRule, loaded: boolean, files: LintContext['files']): boolean {
  const own = files.find((file) => file.rules.includes(rule));
  const same = own?.rules ?? [];
  const place = same.findIndex((each) => each.id === id);
  if (place >= 0) return place < same.indexOf(rule);
  return loaded || [...templates.values()].includes(id);
}

/** An id that a rule before it has: the second one is skipped. */
export function checkDuplicates(rule: PlacedRule, { files }: LintContext, say: Say): void {
  if (rule.element.attributes.overwrite === 'yes') return;
  const all = files.flatMap((file) => file.rules).filter(({ id }) => id === rule.id);
  const [first] = all;
  if (first === undefined || first === rule) return;
  const { file, range } = { file: first.file, range: first.element.range };
  say(
    'duplicate-rule-id',
    rule.element.attributePlaces.id ?? rule.element.range,
    `rule ${rule.id} is there already, at ${file}:${range.start.line}: the manager skips this one`,
    'give it another id, or overwrite="yes"',
  );
}

/** The classifiers of Windows events, which take each event before a rule of a higher level beside them. */
const windowsEntries: ReadonlySet<number> = new Set([60_000, 60_001, 60_002, 60_003, 60_004]);

export function checkPlace(rule: PlacedRule, { tree }: LintContext, say: Say): void {
  const loaded = tree.rules.get(rule.id);
  if (loaded === undefined || loaded.level === 0) return;
  const [parent] = optionsOf(rule, 'if_sid');
  const entry = loaded.parents.find((id) => windowsEntries.has(id));
  if (
    parent !== undefined &&
    entry !== undefined &&
    tree.childrenOf(entry).some(({ level }) => level === 0)
  ) {
    const text = `rules of level 0 under ${entry} take most events before this one`;
    say(
      'hidden-by-siblings',
      parent.content,
      text,
      'hang it under the rule that takes them: 61603 for a process of Sysmon, 60103 and 60104 for Security',
    );
  }
  const fields = optionsOf(rule, 'field').some(({ attributes }) => /^win\./i.test(attributes.name ?? ''));
  const [decoder] = optionsOf(rule, 'decoded_as');
  if (fields && decoder !== undefined && decoder.text.trim() !== 'windows_eventchannel') {
    say(
      'windows-decoder',
      decoder.content,
      `the decoder "${decoder.text.trim()}" takes no event of a Windows agent`,
      'write windows_eventchannel, or hang the rule under a rule of Windows events',
    );
  }
  if (
    fields &&
    parent === undefined &&
    optionsOf(rule, 'if_group', 'if_matched_sid', 'if_matched_group', 'if_level').length === 0 &&
    !optionsOf(rule, 'category').some(({ text }) => text.trim() === 'ossec')
  ) {
    say(
      'windows-decoder',
      rule.element.range,
      'Windows events enter by the category ossec, and a rule without it by syslog',
      'add <category>ossec</category>, or better an <if_sid>',
    );
  }
}
