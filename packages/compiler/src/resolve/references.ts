import type { CorrelationRule, FilterRule, SigmaDocument, SigmaRule } from '@sigmazuh/parser';

/**
 * Whether a correlation that refers to this name means the document (correlation rules specification, "Related rules"):
 * by its name, or by its id, whose letters have no case.
 */
export function isNamed(document: SigmaDocument, name: string): document is SigmaRule | CorrelationRule {
  if (document.kind !== 'rule' && document.kind !== 'correlation') return false;
  return document.name?.value === name || document.id?.value.toLowerCase() === name.toLowerCase();
}

/** Whether a filter names the document. */
export function isNamedBy(document: SigmaDocument, { rules }: FilterRule): boolean {
  return rules?.some(({ value }) => isNamed(document, value)) === true;
}

/** A correlation's names of fields → what they are called in events of one that it refers to. */
export function aliasesOf(
  { aliases }: CorrelationRule,
  target: SigmaRule | CorrelationRule,
): ReadonlyMap<string, string> {
  return new Map(
    aliases.flatMap(({ name, fields }) => {
      const own = fields.find(({ rule }) => isNamed(target, rule.value));
      return own === undefined ? [] : [[name.value, own.field.value] as const];
    }),
  );
}

const secondsIn: Readonly<Record<string, number>> = Object.freeze({ s: 1, m: 60, h: 3_600, d: 86_400 });

/** A time span such as `15m` in seconds; `null` for what is none. */
export function timespanSeconds(text: string): number | null {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const seconds = secondsIn[unit];
  return seconds === undefined ? null : Number(count) * seconds;
}
