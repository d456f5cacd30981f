import type { OptionContext, RuleDraft } from './draft.ts';
import { levelZeroRank, logAlertLevel, orderPerLevel } from './limits.ts';
import { ruleOptions } from './options/index.ts';
import { compilePlain } from './pattern-condition.ts';
import type { Composite, Counted, Rule } from './rule.ts';

/** Turns what was read into a rule: compiles its patterns and puts its conditions in the engine's order. */
export function buildRule(draft: RuleDraft, context: OptionContext): Rule {
  const { attributes } = draft;
  const description = draft.texts.get('description');
  if (description === undefined) {
    throw context.report.refuse(`No such description at rule '${attributes.id}'.`);
  }
  checkContext(draft, context);
  const conditions = ruleOptions.flatMap((option) => option.conditions?.(draft, context) ?? []);
  return Object.freeze({
    id: attributes.id,
    level: levelOf(draft),
    order: orderOf(draft),
    category: draft.category,
    groupText: draft.groupText ?? '',
    description,
    mitre: draft.mitre,
    decodedAs: draft.conditions.get('decoded_as')?.[0]?.wanted ?? null,
    conditions,
    composite: null,
    noalert: attributes.noalert,
    ignoreSeconds: attributes.ignoreSeconds,
    logged: isLogged(draft),
  });
}

/** Grouping and frequency make no sense without earlier events, and refuse the ruleset; frequency 2 passes. */
function checkContext(
  { attributes, same, different, counts, context }: RuleDraft,
  { report }: OptionContext,
) {
  const { id, frequency } = attributes;
  const grouped = same.length + different.length > 0 || counts === 'globally';
  if (context === 'none' && (grouped || neededBesides(frequency) > 0)) {
    throw report.refuse(`Invalid use of frequency/context options. Missing if_matched on rule '${id}'.`);
  }
}

/** What a rule counts: by its elements, in this order. `check_diff` alone counts nothing. */
export function countedBy(draft: RuleDraft, context: OptionContext): Counted | null {
  const group = compilePlain('osmatch', draft.texts.get('if_matched_group'), context);
  const regex = compilePlain('osregex', draft.texts.get('if_matched_regex'), context);
  if (draft.ifMatchedSid !== null) return { kind: 'sid', sid: draft.ifMatchedSid };
  if (group !== null) return { kind: 'group', group };
  return isComposite(draft) ? { kind: 'events', regex } : null;
}

/** `null` when the rule takes events as they come. `check_diff` beside it switches counting off. */
export function compositeOf(draft: RuleDraft, counted: Counted | null): Composite | null {
  if (counted === null || !isComposite(draft)) return null;
  const { attributes, counts, same, different } = draft;
  return {
    counted,
    frequency: neededBesides(attributes.frequency),
    timeframe: attributes.timeframe,
    scope: counts === 'globally' ? 'global' : 'agent',
    same,
    different,
  };
}

function isComposite({ context, conditions }: RuleDraft): boolean {
  return context === 'asked for' && !conditions.has('check_diff');
}

/** Earlier events needed besides the last one found, which is how the attribute is kept. */
export function neededBesides(frequency: number | null): number {
  return frequency === null ? 0 : frequency - 2;
}

/** Level 0 with `accuracy="0"` is never turned back into 0. */
function levelOf({ attributes: { level, order } }: RuleDraft): number {
  return level === 0 && order === 'raw level' ? levelZeroRank : level;
}

function orderOf({ attributes: { level, order } }: RuleDraft): number {
  const rank = level === 0 ? levelZeroRank : level;
  return order === 'raw level' ? rank : rank * orderPerLevel;
}

function isLogged({ attributes: { level }, logging }: RuleDraft): boolean {
  switch (logging) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'by level':
      return level >= logAlertLevel;
    default:
      return logging satisfies never;
  }
}
