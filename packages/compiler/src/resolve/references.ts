import type { CorrelationRule, SigmaDocument, SigmaRule } from '@sigmazuh/parser';

/** Whether a correlation that refers to this name means the document (correlation rules specification, "Related rules"). */
export function isNamed(document: SigmaDocument, name: string): document is SigmaRule | CorrelationRule {
  if (document.kind !== 'rule' && document.kind !== 'correlation') return false;
  return document.id?.value === name || document.name?.value === name;
}

const secondsIn: Readonly<Record<string, number>> = Object.freeze({ s: 1, m: 60, h: 3_600, d: 86_400 });

/** A time span such as `15m` in seconds; `null` for what is none. */
export function timespanSeconds(text: string): number | null {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const seconds = secondsIn[unit];
  return seconds === undefined ? null : Number(count) * seconds;
}
