import { choice } from '@sigmazuh/compiler';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import {
  type Condition,
  elementTarget,
  type Target,
  targetKey,
  type WazuhPredicate,
} from '../locate/index.ts';
import { absencePattern } from './absence.ts';
import { fitsOneRule } from './arrange.ts';
import { anyOfThese, type Clause, comparison, condition } from './clause.ts';
import { conditionPatterns } from './condition-pattern.ts';
import { presenceKeys } from './present-targets.ts';

/** `not (a or b)` is two exclusions. */
export function separate(exclusion: WazuhPredicate): readonly WazuhPredicate[] {
  return exclusion.kind === 'or' ? exclusion.operands.flatMap(separate) : [exclusion];
}

/** `not f ~ a and not f ~ b` is one exclusion: absence has to be asked for once only. */
export function joinedExclusions(exclusions: readonly WazuhPredicate[]): readonly WazuhPredicate[] {
  const joined = new Map<string, WazuhPredicate>();
  for (const exclusion of exclusions) {
    const key =
      exclusion.kind === 'value'
        ? `${exclusion.form ?? ''} ${targetKey(exclusion.target)}`
        : `other ${joined.size}`;
    const earlier = joined.get(key);
    const both =
      earlier?.kind === 'value' && exclusion.kind === 'value'
        ? { ...earlier, pattern: choice([earlier.pattern, exclusion.pattern]) }
        : exclusion;
    joined.set(key, both);
  }
  return [...joined.values()];
}

/**
 * An exclusion of one test as negated conditions: exact when the field is surely there, since a negated `<field>`
 * does not hold for an absent one; else absence is an alternative of its own where the source can show it. `null`:
 * only the event's text can say it.
 */
export function negatedClauses(
  exclusion: WazuhPredicate,
  source: SourceMapping,
  present: ReadonlySet<string>,
): readonly Clause[] | null {
  if (exclusion.kind === 'comparison') return [anyOfThese([comparison(exclusion, 'yes')])];
  if (exclusion.kind === 'and') return alternativeClauses(exclusion.operands, source, present);
  if (exclusion.kind !== 'value' && exclusion.kind !== 'present') return null;
  const { target } = exclusion;
  const missing = (): readonly Condition[] => {
    const absent = absencePattern(target.kind === 'listed' ? target.of : target, source);
    return absent === null ? [] : [condition({ kind: 'log' }, 'yes', absent)];
  };
  if (exclusion.kind === 'present' && elementTarget(target).kind === 'field') {
    const alternatives = missing();
    return alternatives.length === 0 ? null : [anyOfThese(alternatives)];
  }
  // What is surely there need not be asked for its absence, whose search takes long to write.
  const isKnown = isSurelyThere(target, present);
  const orMissing = isKnown ? [] : missing();
  // The text of a Windows event says it shorter, but not that a value is in a list.
  const isInText = source.form === 'windows' && target.kind !== 'listed';
  if (!isKnown && (orMissing.length === 0 || isInText)) return null;
  const parts = conditionPatterns(exclusion, source);
  return parts?.map((each) => anyOfThese([condition(target, 'yes', each), ...orMissing])) ?? null;
}

/** Whether every event has the target, so that a negated element holds exactly when its pattern does not match. */
export function isSurelyThere(target: Target, present: ReadonlySet<string>): boolean {
  return presenceKeys(target).some((key) => key === 'log' || present.has(key));
}

/** More rules than this for one filter would cost more than the filter is worth. */
const mostAlternatives = 24;

/**
 * `not (a and b)`: one of them fails. Where a failure asks for several conditions, as when a field may be in two places,
 * they stand in one rule. Windows events say it shorter in their text.
 */
function alternativeClauses(
  operands: readonly WazuhPredicate[],
  source: SourceMapping,
  present: ReadonlySet<string>,
): readonly Clause[] | null {
  // Their text cannot say that a value is in a list.
  const asksLists = operands.some((each) => each.kind === 'value' && each.target.kind === 'listed');
  if (source.form === 'windows' && !asksLists) return null;
  const alternatives: (readonly Condition[])[] = [];
  for (const operand of operands) {
    const made = joinedExclusions(separate(operand)).map((each) => negatedClauses(each, source, present));
    let combined: readonly (readonly Condition[])[] = [[]];
    for (const clause of made.flatMap((each) => each ?? [])) {
      combined = combined.flatMap((each) => clause.alternatives.map((more) => [...each, ...more]));
      if (combined.length > mostAlternatives) return null;
    }
    if (made.includes(null)) return null;
    alternatives.push(...combined);
  }
  const isWritable = alternatives.length <= mostAlternatives && alternatives.every(fitsOneRule);
  return isWritable ? [{ alternatives }] : null;
}
