import type { Pattern } from '@sigmazuh/compiler';
import type { Condition } from '../locate/index.ts';
import { mostBytes } from './condition-text.ts';
import { exactTexts, fittingTexts, type LiteralTexts, necessaryTexts } from './literal-texts.ts';

/** A first look over more texts than this costs as much as what it spares. */
const mostFirstTexts = 300;

/**
 * The conditions of one rule so that the engine spends little on them. What is a list of texts becomes `osmatch`; any
 * other pattern gets a first look for the texts it needs, since all conditions of a rule have to hold and the first
 * that fails ends it:
 *
 *     commandLine ~ (?:-enc|-e).*[A-Za-z0-9+/]{40}   →   osmatch ` -enc| -e `, then the pattern
 */
export function cheapForms(conditions: readonly Condition[]): readonly Condition[] {
  const searches = conditions.filter(({ target }) => target.kind === 'log');
  const forms = conditions.map((each) => ({ each, exact: exactForm(each) }));
  const first: Condition[] = [];
  const exact: Condition[] = [];
  const last: Condition[] = [];
  for (const { each, exact: form } of forms) {
    if (form !== null) {
      exact.push(form);
      continue;
    }
    // A rule has two searches of the text, and static elements of one name would be glued together.
    const hasRoom = each.target.kind === 'field' || (each.target.kind === 'log' && searches.length === 1);
    const look = hasRoom ? firstLook(each) : null;
    if (look !== null) first.push(look);
    last.push(each);
  }
  return [...exact, ...first, ...last].sort((a, b) => kindOrder(a) - kindOrder(b));
}

/** Texts before patterns; the sort keeps what is of one kind in its order. */
function kindOrder({ pattern, negated }: Condition): number {
  return (pattern.kind === 'texts' ? 0 : 2) + (negated === 'yes' ? 1 : 0);
}

function exactForm(condition: Condition): Condition | null {
  if (condition.pattern.kind === 'texts') return condition;
  if (!isPattern(condition.pattern) || condition.target.kind === 'address') return null;
  const texts = fittingTexts(exactTexts(condition.pattern), mostBytes(condition.target));
  return texts === null ? null : { ...condition, pattern: texts };
}

function firstLook(condition: Condition): Condition | null {
  if (condition.negated === 'yes') return null;
  const texts = fittingTexts(neededTexts(condition.pattern), mostBytes(condition.target));
  return texts === null || texts.texts.length > mostFirstTexts ? null : { ...condition, pattern: texts };
}

function neededTexts(pattern: Condition['pattern']): LiteralTexts | null {
  if (isPattern(pattern)) return necessaryTexts(pattern);
  const text = pattern.kind === 'written' ? pattern.needs : undefined;
  return text === undefined ? null : { kind: 'texts', texts: [{ text, at: 'part' }] };
}

function isPattern(pattern: Condition['pattern']): pattern is Pattern {
  return pattern.kind !== 'texts' && pattern.kind !== 'written';
}
