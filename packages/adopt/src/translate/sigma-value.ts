import {
  alternativesOf,
  isEnd,
  isStart,
  itemsOf,
  type LiteralPattern,
  type Pattern,
  parseRegex,
  RegexRefusal,
  referenceMatch,
  sequence,
} from '@sigmazuh/compiler';
import { printSigmaString, type SigmaStringPart } from '@sigmazuh/parser';
import type { Expression } from '@sigmazuh/wazuh';
import { type Ask, always, Refusal } from './ask.ts';
import { printRegex } from './print-regex.ts';

/**
 * A pattern as a detection item: texts with `startswith`, `endswith`, `contains` or wildcards where it is made of
 * texts, else a regular expression.
 *
 * @param written the text of a PCRE2 expression that says the same, which is kept where Sigma can read it; without it
 * the pattern is of one of Wazuh's own languages, which differ in what they make of an empty one
 */
export function sigmaTest(
  field: string | null,
  pattern: Pattern,
  written: Expression | null,
  empty: 'may be empty' | 'never empty',
): Ask | Refusal {
  if (field !== null && empty === 'may be empty' && written === null && isStarry(pattern)) {
    if (takesWherever(pattern)) return { kind: 'test', field, modifiers: [], values: ['?*'] };
    return new Refusal('expression', 'several stars of osregex take an empty text in Sigma alone');
  }
  if (takesAnything(pattern, empty)) {
    return field === null ? always : { kind: 'test', field, modifiers: ['exists'], values: [true] };
  }
  return asTexts(field, pattern) ?? asRegex(field, pattern, written);
}

/** Whether every text that there can be holds it. */
function takesAnything(pattern: Pattern, empty: 'may be empty' | 'never empty'): boolean {
  const least = empty === 'never empty' ? 1 : 0;
  return alternativesOf(pattern).some((each) =>
    itemsOf(each).every(
      (item) =>
        isStart(item) ||
        item.kind === 'any-run' ||
        (item.kind === 'repeat' && item.min === 0) ||
        (item.kind === 'repeat' && item.min <= least && item.max === null && item.item.kind === 'any-one'),
    ),
  );
}

/** Whether it takes the empty text by several stars only, which osregex does not: `\\w*\\s*`, but not `\\w*`. */
function isStarry(pattern: Pattern): boolean {
  const takers = alternativesOf(pattern).filter((each) => referenceMatch(each, ''));
  const isStar = ({ kind }: Pattern) => kind !== 'anchor' && kind !== 'any-run';
  return takers.length > 0 && takers.every((each) => itemsOf(each).filter(isStar).length > 1);
}

/** Whether it takes nothing wherever that is looked for, and so finds it in every text. */
function takesWherever(pattern: Pattern): boolean {
  return alternativesOf(pattern).some((each) =>
    itemsOf(each).every((item) => item.kind === 'any-run' || (item.kind === 'repeat' && item.min === 0)),
  );
}

type Operator = 'equals' | 'startswith' | 'endswith' | 'contains';

interface Text {
  readonly operator: Operator;
  readonly text: string;
  readonly cased: 'cased' | 'caseless' | 'either';
}

function asTexts(field: string | null, pattern: Pattern): Ask | null {
  const texts: Text[] = [];
  for (const alternative of spreadOut(pattern)) {
    const text = textOf(alternative);
    if (text === null) return null;
    texts.push(text);
  }
  const rules = new Set(texts.map(({ cased }) => cased).filter((each) => each !== 'either'));
  const operators = new Set(texts.map(({ operator }) => operator));
  const [operator] = operators;
  if (texts.length === 0 || rules.size > 1 || operator === undefined) return null;
  const isCased = rules.has('cased') ? ['cased'] : [];
  if (operators.size > 1) {
    // Without a field every text is searched for, so there it cannot be pinned by leaving a wildcard out.
    if (field === null) return null;
    const values = texts.map((each) => withWildcards(each));
    return { kind: 'test', field, modifiers: isCased, values };
  }
  // Keywords are searched anywhere: where a text has to begin or end is for a regular expression to say.
  if (field === null && operator !== 'contains') return null;
  const modifiers = operator === 'equals' || field === null ? [] : [operator];
  const values = texts.map(({ text }) => valueText(text, field, operator));
  return { kind: 'test', field, modifiers: [...modifiers, ...isCased], values };
}

/** Numbers stand as such where the whole value is one: `EventID: 4625`. */
function valueText(text: string, field: string | null, operator: Operator): string | number {
  const isNumber = field !== null && operator === 'equals' && /^(?:0|[1-9]\d{0,8})$/.test(text);
  return isNumber ? Number(text) : printSigmaString([{ kind: 'text', text }]);
}

const anyRun: SigmaStringPart = { kind: 'any-run' };

function withWildcards({ operator, text }: Text): string {
  const open = operator === 'contains' || operator === 'endswith' ? [anyRun] : [];
  const close = operator === 'contains' || operator === 'startswith' ? [anyRun] : [];
  return printSigmaString([...open, { kind: 'text', text }, ...close]);
}

function textOf(alternative: Pattern): Text | null {
  const items = itemsOf(alternative);
  const starts = isStart(items[0]);
  const last = items.at(-1);
  const ends = items.length > 1 && last !== undefined && isEnd(last);
  const literals = items
    .slice(starts ? 1 : 0, ends ? -1 : undefined)
    .filter((each) => each.kind === 'literal');
  const text = literals.map((each) => each.text).join('');
  if (text === '' || literals.length + (starts ? 1 : 0) + (ends ? 1 : 0) < items.length) return null;
  const rules = new Set(literals.map(caseOf).filter((each) => each !== 'either'));
  if (rules.size > 1) return null;
  const [cased = 'either'] = rules;
  const operator = starts ? (ends ? 'equals' : 'startswith') : ends ? 'endswith' : 'contains';
  return { operator, text, cased };
}

function caseOf({ text, cased }: LiteralPattern): Text['cased'] {
  if (text.toLowerCase() === text.toUpperCase()) return 'either';
  return cased ? 'cased' : 'caseless';
}

/** More alternatives than these stay one expression. */
const mostTexts = 40;

/** `(?:c|w)script` is `cscript` or `wscript`: choices within an alternative are alternatives of their own. */
function spreadOut(pattern: Pattern): readonly Pattern[] {
  const spread: Pattern[] = [];
  for (const alternative of alternativesOf(pattern)) {
    let made: readonly (readonly Pattern[])[] = [[]];
    for (const item of itemsOf(alternative)) {
      const choices = item.kind === 'choice' ? item.alternatives.flatMap((each) => spreadOut(each)) : [item];
      made = made.flatMap((items) => choices.map((each) => [...items, each]));
      if (made.length > mostTexts) return alternativesOf(pattern);
    }
    spread.push(...made.map(sequence));
    if (spread.length > mostTexts) return alternativesOf(pattern);
  }
  return spread;
}

function asRegex(field: string | null, pattern: Pattern, written: Expression | null): Ask | Refusal {
  const kept = written === null ? null : keptText(written.pattern);
  const rule = mainCase(pattern);
  const text = kept?.text ?? printRegex(pattern, rule);
  const flags = kept?.flags ?? (rule === 'caseless' ? ['i'] : []);
  if (text === null || text === '') return new Refusal('expression', 'its pattern has no words in Sigma');
  const read = parseRegex(text, new Set(flags));
  if (read instanceof RegexRefusal) {
    return new Refusal('expression', `its pattern is no regular expression of Sigma's: ${read.message}`);
  }
  return { kind: 'test', field, modifiers: ['re', ...flags], values: [text] };
}

/** A leading `(?i)` is the modifier `i`; what else stands at the start of a pattern stays. */
function keptText(pattern: string): { readonly text: string; readonly flags: readonly ('i' | 'm' | 's')[] } {
  const leading = /^\(\?([ims]+)\)/.exec(pattern);
  const flags = Array.from(new Set(leading?.[1] ?? '')).filter((each): each is 'i' | 'm' | 's' =>
    /[ims]/.test(each),
  );
  return { text: leading === null ? pattern : pattern.slice(leading[0].length), flags: flags.sort() };
}

/** The case rule of most of a pattern's letters. */
function mainCase(pattern: Pattern): 'cased' | 'caseless' {
  const counts = { cased: 0, caseless: 0 };
  const count = (node: Pattern): void => {
    switch (node.kind) {
      case 'literal':
        counts[node.cased ? 'cased' : 'caseless'] += node.text.replace(/[^A-Za-z]/g, '').length;
        break;
      case 'class':
        counts[node.cased ? 'cased' : 'caseless'] += 1;
        break;
      case 'sequence':
        for (const each of node.items) count(each);
        break;
      case 'choice':
        for (const each of node.alternatives) count(each);
        break;
      case 'repeat':
      case 'look':
        count(node.item);
        break;
      default:
        break;
    }
  };
  count(pattern);
  return counts.caseless > counts.cased ? 'caseless' : 'cased';
}
