import type { Cursor } from './cursor.ts';
import { type LookNode, RegexMistake, type RegexOptions } from './tree.ts';

/** What stands behind an opening bracket. */
export type Opening =
  | {
      readonly kind: 'group';
      readonly captures: 'yes' | 'no';
      /** Of one that captures; perhaps it has none. */
      readonly name: string;
      readonly options: RegexOptions;
    }
  | ({ readonly kind: 'look' } & Pick<LookNode, 'direction' | 'sign'>)
  /** A group of which more than its content matters. */
  | { readonly kind: 'special group'; readonly construct: string }
  /** `(?(…)`: what follows is a look around or, behind the condition, a group's content. */
  | { readonly kind: 'condition'; readonly test: 'look' | 'other'; readonly refers: string | null }
  /** `(?i)`, in force until the group around it ends. */
  | { readonly kind: 'options'; readonly options: RegexOptions; readonly unknown: string }
  /** An item that is over already. */
  | {
      readonly kind: 'item';
      readonly construct: string;
      readonly repeats: 'yes' | 'no';
      /** The group it refers to, by number or name. */
      readonly refers: string | null;
    }
  | { readonly kind: 'comment' };

const ahead = { kind: 'look', direction: 'ahead' } as const;
const behind = { kind: 'look', direction: 'behind' } as const;
const positive = { sign: 'positive' } as const;
const negative = { sign: 'negative' } as const;

const looks: readonly (readonly [spelling: string, opening: Opening])[] = [
  ...(['?=', '*pla:', '*positive_lookahead:'] as const).map(
    (each) => [each, { ...ahead, ...positive }] as const,
  ),
  ...(['?!', '*nla:', '*negative_lookahead:'] as const).map(
    (each) => [each, { ...ahead, ...negative }] as const,
  ),
  ...(['?<=', '*plb:', '*positive_lookbehind:'] as const).map(
    (each) => [each, { ...behind, ...positive }] as const,
  ),
  ...(['?<!', '*nlb:', '*negative_lookbehind:'] as const).map(
    (each) => [each, { ...behind, ...negative }] as const,
  ),
];

const specialGroups: readonly (readonly [spelling: RegExp, construct: string])[] = [
  [/\?>|\*atomic:/y, 'an atomic group, (?>…)'],
  [
    /\?<?\*|\*(?:napl[ab]|non_atomic_positive_look(?:ahead|behind)):/y,
    'a look-around that is not atomic, (?*…)',
  ],
  [/\*(?:script_run|sr|atomic_script_run|asr):/y, 'a script run, (*sr:…)'],
];

const items: readonly (readonly [spelling: RegExp, construct: string, repeats: 'yes' | 'no'])[] = [
  [/\?(?:R|([-+]?\d+)|&(\w+)|P>(\w+))\)/y, 'a call of a group, (?1)', 'yes'],
  [/\?P=(\w+)\)/y, 'a back reference, (?P=…)', 'yes'],
  [/\?C(?:\d*|(?:([`'"^%#$])(?:(?!\1)[\s\S]|\1\1)*\1)|\{(?:[^}]|\}\})*\})\)/y, 'a callout, (?C)', 'no'],
  [/\*ACCEPT\)/y, 'a verb, (*…)', 'yes'],
  [/\*[A-Za-z_]*(?::[^)]*)?(?:=\d+)?\)/y, 'a verb, (*…)', 'no'],
];

/** Reads on behind `(` (pcre2pattern: groups, look-arounds, options, verbs, callouts). */
export function readOpening(cursor: Cursor, options: RegexOptions): Opening {
  const open = cursor.at - 1;
  const next = cursor.ahead;
  if (next !== '?' && !/^\*[A-Za-z:_]/.test(cursor.text.slice(cursor.at, cursor.at + 2))) {
    return { kind: 'group', captures: 'yes', name: '', options };
  }
  if (cursor.takeIf('?#')) {
    if (cursor.takeMatch(/[^)]*\)/y) === null)
      throw new RegexMistake('a comment "(?#" is never closed', open);
    return { kind: 'comment' };
  }
  const look = looks.find(([spelling]) => cursor.takeIf(spelling));
  if (look !== undefined) return look[1];
  const named = cursor.takeMatch(/\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/y);
  if (named !== null) return { kind: 'group', captures: 'yes', name: named[1] ?? named[2] ?? '', options };
  if (cursor.takeIf('?|')) return { kind: 'group', captures: 'no', name: '', options };
  const group = specialGroups.find(([spelling]) => cursor.takeMatch(spelling) !== null);
  if (group !== undefined) return { kind: 'special group', construct: group[1] };
  for (const [spelling, construct, repeats] of items) {
    const found = cursor.takeMatch(spelling);
    if (found === null) continue;
    const refers = construct.endsWith('callout, (?C)') ? null : (found.slice(1).find((each) => each) ?? null);
    return { kind: 'item', construct, repeats, refers };
  }
  if (cursor.takeMatch(/\?(?=\()/y) !== null) {
    if (cursor.takeMatch(/(?=\([?*])/y) !== null) return { kind: 'condition', test: 'look', refers: null };
    const test = cursor.takeMatch(/\((?:(\d+)|[^)]*)\)/y);
    if (test === null) throw unknown(open);
    return { kind: 'condition', test: 'other', refers: test[1] ?? null };
  }
  const changed = readOptions(cursor, options);
  if (changed === null) throw unknown(open);
  return changed;
}

/** `(?i)`, `(?i-s)`, `(?^)`, `(?i:…)`. */
function readOptions(cursor: Cursor, options: RegexOptions): Opening | null {
  const found = cursor.takeMatch(/\?(\^?)([imsxnJU]*)(?:-([imsxnJU]*))?([:)])/y);
  if (found === null) return null;
  const [, caret, on = '', off = '', end] = found;
  if (caret !== '' && found[3] !== undefined) return null;
  const from = caret === '' ? options : noOptions;
  const isOn = (letter: string, before: boolean) => (before || on.includes(letter)) && !off.includes(letter);
  const changed: RegexOptions = {
    caseless: isOn('i', from.caseless),
    dotAll: isOn('s', from.dotAll),
    lines: isOn('m', from.lines),
    extended: isOn('x', from.extended),
  };
  const unknown = /[nJU]/.exec(on + off)?.[0] ?? '';
  if (end === ':' && unknown === '') return { kind: 'group', captures: 'no', name: '', options: changed };
  if (end === ':') return { kind: 'special group', construct: `the option "${unknown}"` };
  return { kind: 'options', options: changed, unknown };
}

export const noOptions: RegexOptions = { caseless: false, dotAll: false, lines: false, extended: false };

function unknown(open: number): RegexMistake {
  return new RegexMistake('a group "(?" of an unknown kind', open);
}
