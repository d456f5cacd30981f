import { groupBy } from '@sigmazuh/compiler';
import { escaped } from './expression.ts';
import { longestRegexp, moreEffort, type TextQuery } from './text-query.ts';
import { wildcardExpression } from './wildcard-expression.ts';

/**
 * A question about a text in three parts, as expressions: the same beginning and end can be said once for many.
 *
 *     *cmd.exe   →   .*  cmd\.exe
 *     *-enc *    →   .*  -enc   .*
 */
interface Parts {
  readonly before: string;
  readonly middle: string;
  readonly after: string;
  /** Runs of characters within, of which each may double an automaton that looks for several such texts at once. */
  readonly runs: number;
}

/** So many runs in the texts of one expression. */
const mostRuns = 3;

/**
 * As few questions as ask the same as all of these together. Each costs a walk through all values of the field, and the
 * number of texts that are looked for on the way hardly counts.
 */
export function joinedTexts(texts: readonly TextQuery[]): readonly TextQuery[] {
  const [folded, exact] = [texts.filter((each) => each.letters === 'folded'), texts.filter(isExact)];
  // Texts without letters are the same either way.
  const either = folded.length > 0 ? exact.filter(hasNoLetters) : [];
  return [
    ...joinedAlike([...folded, ...either], 'folded'),
    ...joinedAlike(
      exact.filter((each) => !either.includes(each)),
      'exact',
    ),
  ];
}

function isExact({ letters }: TextQuery): boolean {
  return letters === 'exact';
}

function hasNoLetters({ kind, text }: TextQuery): boolean {
  return kind !== 'regexp' && !/[A-Za-z]/.test(text);
}

function joinedAlike(texts: readonly TextQuery[], letters: TextQuery['letters']): readonly TextQuery[] {
  const joined: TextQuery[] = [];
  let group: { readonly text: TextQuery; readonly parts: Parts }[] = [];
  const finish = () => {
    const [first, second] = group;
    if (first === undefined) return;
    const text = written(group.map(({ parts }) => parts));
    joined.push(second === undefined ? first.text : { kind: 'regexp', text, letters, effort: moreEffort });
    group = [];
  };
  for (const text of texts) {
    const parts = partsOf(text);
    if (parts === null) {
      joined.push(text);
      continue;
    }
    const together = [...group.map((each) => each.parts), parts];
    const runs = together.reduce((sum, each) => sum + each.runs, 0);
    if (written(together).length > longestRegexp || runs > mostRuns) finish();
    group.push({ text, parts });
  }
  finish();
  return joined;
}

/** `null` for what shares no automaton with others: hard expressions, and those that hold for every value. */
function partsOf({ kind, text, effort }: TextQuery): Parts | null {
  if (kind === 'term') return { before: '', middle: escaped(text), after: '', runs: 0 };
  if (effort !== undefined) return null;
  const whole = kind === 'wildcard' ? wildcardExpression(text) : text;
  const operators = operatorsOf(whole);
  if (/[&~{#]/.test(operators)) return null;
  const runs = operators.match(/[*+?]|\.(?!\*)/g)?.length ?? 0;
  if (outsideGroups(operators).includes('|')) return { before: '', middle: `(${whole})`, after: '', runs };
  const before = /^(?:\.\*|\((?:[^()\\]|\\.)*\)\*)/s.exec(whole)?.[0] ?? '';
  const after = /(?:^|[^\\])(?:\\\\)*\.\*$/.test(whole.slice(before.length)) ? '.*' : '';
  const middle = whole.slice(before.length, whole.length - after.length);
  const outer = (before === '' ? 0 : 1) + (after === '' ? 0 : 1);
  return middle === '' ? null : { before, middle, after, runs: runs - outer };
}

/** What means something in an expression: without characters that are escaped, and without classes. */
function operatorsOf(expression: string): string {
  return expression.replace(/\\./gs, '').replace(/\[[^\]]*\]/g, '');
}

function outsideGroups(operators: string): string {
  const rest = operators.replace(/\([^()]*\)/g, '');
  return rest === operators ? rest : outsideGroups(rest);
}

function written(all: readonly Parts[]): string {
  return [...groupBy(all, ({ before, after }) => `${before} ${after}`).values()]
    .map((alike) => {
      const middles = alike.map(({ middle }) => middle);
      const [{ before, after } = { before: '', after: '' }] = alike;
      return `${before}${middles.length > 1 ? `(${middles.join('|')})` : middles.join('')}${after}`;
    })
    .join('|');
}
