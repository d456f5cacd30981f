import { allCodePoints, type CodePointSet, codePoints, complement } from '@sigmazuh/regex-syntax';
import type { AnyOnePattern, ClassPattern } from '../pattern.ts';
import { byIdentity } from './by-identity.ts';
import { closeUnderCase } from './case-variants.ts';

const allButNewline = complement(codePoints(0x0a));

/** The code points an any-one or class accepts. `[^a]` without regard to case accepts neither `a` nor `A`. */
export function acceptedSet(pattern: AnyOnePattern | ClassPattern): CodePointSet {
  if (pattern.kind === 'any-one') return pattern.newlines ? allCodePoints : allButNewline;
  return pattern.cased && !pattern.negated ? pattern.ranges : meantBy(pattern);
}

const meantBy = byIdentity((pattern: ClassPattern): CodePointSet => {
  const named = pattern.cased ? pattern.ranges : closeUnderCase(pattern.ranges);
  return pattern.negated ? complement(named) : named;
});

/** Whether the set has members beyond ASCII. */
export function isWide(set: CodePointSet): boolean {
  return (set.at(-1)?.to ?? 0) > 0x7f;
}
