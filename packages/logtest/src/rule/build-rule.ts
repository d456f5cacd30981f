import type { ByteText } from '../bytes.ts';
import type { Expression } from '../expression/expression.ts';
import type { OptionContext, PatternType, RuleDraft } from './draft.ts';
import { levelZeroOrder, logAlertLevel, orderPerLevel } from './limits.ts';
import { ruleOptions } from './options/index.ts';
import { compilePattern } from './pattern-condition.ts';
import type { Composite, Counted, Rule } from './rule.ts';

/**
 * Turns what was read into a rule: compiles its patterns and puts its conditions in the engine's order.
 * `retained` is what the rule it overwrites counts; a new rule counts what it says itself.
 */
export function buildRule(
  draft: RuleDraft,
  topGroup: ByteText,
  context: OptionContext,
  retained?: { readonly counted: Counted | null },
): Rule {
  const { attributes } = draft;
  const description = draft.texts.get('description');
  if (description === undefined)
    throw context.report.refuse(`No such description at rule '${attributes.id}'.`);
  const conditions = ruleOptions.flatMap((option) => option.conditions?.(draft, context) ?? []);
  const counted = retained === undefined ? countedBy(draft, context) : retained.counted;
  return Object.freeze({
    id: attributes.id,
    level: attributes.level,
    order: orderOf(draft),
    category: draft.category,
    groupText: topGroup + (draft.texts.get('group') ?? ''),
    description,
    mitre: draft.mitre,
    decodedAs: draft.conditions.get('decoded_as')?.[0]?.wanted ?? null,
    conditions,
    composite: counted === null ? null : compositeOf(draft, counted),
    noalert: attributes.noalert,
    ignoreSeconds: attributes.ignoreSeconds,
    logged: isLogged(draft),
  });
}

/** Grouping and frequency make no sense without something to count, and refuse the ruleset. */
export function checkComposite(draft: RuleDraft, context: OptionContext): void {
  const { attributes, same, different, counts } = draft;
  const grouped = same.length + different.length > 0 || counts === 'globally';
  if ((attributes.frequency !== null || grouped) && !isComposite(draft)) {
    const { id } = attributes;
    throw context.report.refuse(
      `Invalid use of frequency/context options. Missing if_matched on rule '${id}'.`,
    );
  }
}

export function isComposite({ ifMatchedSid, texts }: RuleDraft): boolean {
  return ifMatchedSid !== null || texts.has('if_matched_group') || texts.has('if_matched_regex');
}

function countedBy(draft: RuleDraft, context: OptionContext): Counted | null {
  const compile = (element: string, type: PatternType): Expression | null => {
    const text = draft.texts.get(element);
    if (text === undefined) return null;
    return compilePattern({ text, type, negate: 'no' }, element, draft.attributes.id, context);
  };
  const group = compile('if_matched_group', 'osmatch');
  const regex = compile('if_matched_regex', 'osregex');
  if (draft.ifMatchedSid !== null) return { kind: 'sid', sid: draft.ifMatchedSid };
  if (group !== null) return { kind: 'group', group };
  return regex === null ? null : { kind: 'regex', regex };
}

function compositeOf({ attributes, counts, same, different }: RuleDraft, counted: Counted): Composite {
  return {
    counted,
    frequency: attributes.frequency === null ? 0 : attributes.frequency - 2,
    timeframe: attributes.timeframe,
    scope: counts === 'globally' ? 'global' : 'agent',
    same,
    different,
  };
}

function orderOf({ attributes: { level, order } }: RuleDraft): number {
  if (level === 0) return levelZeroOrder;
  return order === 'raw level' ? level : level * orderPerLevel;
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
