import type { Cursor } from './cursor.ts';

/** The inline options that change how the rest of a pattern is read. */
export interface OptionState {
  readonly caseless: boolean;
  readonly extended: boolean;
}

/**
 * What an opening parenthesis turned out to be:
 * - `group`: it is closed by a `)` further on;
 * - `options`: `(?i)`, in force until the group around it ends;
 * - `complete`: an item that is over already (comment, verb, back reference, recursion, callout).
 */
export type OpenedItem =
  | { readonly kind: 'group'; readonly lookaround: 'lookaround' | 'none'; readonly options: OptionState }
  | { readonly kind: 'options'; readonly options: OptionState }
  | { readonly kind: 'complete' };

const LOOKAROUND_NAME =
  /(?:positive_look(?:ahead|behind)|negative_look(?:ahead|behind)|non_atomic_positive_look(?:ahead|behind)|napl[ab]|[pn]l[ab]):/y;
const OTHER_GROUP_NAME = /(?:atomic|script_run|atomic_script_run|asr|sr):/y;
const LOOKAROUND_SIGN = /<?[=!*]/y;
const GROUP_SIGN = /[:|>]|P?<[^>]*>|'[^']*'/y;
const REFERENCE = /R\)|[+-]?\d+\)|&[^)]*\)|P[=>][^)]*\)/y;
const OPTIONS = /(\^?[a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])/y;
const CALLOUT = /C(?:\d*|(?:[`'"^%#$])[^)]*|\{[^}]*\})\)/y;

function changeOptions(current: OptionState, set: string, unset: string): OptionState {
  const from = set.startsWith('^') ? { caseless: false, extended: false } : current;
  return {
    caseless: (from.caseless || set.includes('i')) && !unset.includes('i'),
    extended: (from.extended || set.includes('x')) && !unset.includes('x'),
  };
}

function group(options: OptionState): OpenedItem {
  return { kind: 'group', lookaround: 'none', options };
}

function lookaround(options: OptionState): OpenedItem {
  return { kind: 'group', lookaround: 'lookaround', options };
}

const COMPLETE: OpenedItem = { kind: 'complete' };

function readStarItem(cursor: Cursor, options: OptionState): OpenedItem {
  if (cursor.match(LOOKAROUND_NAME)) return lookaround(options);
  if (cursor.match(OTHER_GROUP_NAME)) return group(options);
  cursor.skipPast(')');
  return COMPLETE;
}

/** `(?(…)yes|no)`: a lookaround as condition is left to be read as a group of its own. */
function readCondition(cursor: Cursor, options: OptionState): OpenedItem {
  const isLookaround =
    cursor.text.startsWith('?', cursor.position + 1) || cursor.text.startsWith('*', cursor.position + 1);
  if (!isLookaround) cursor.skipPast(')');
  return group(options);
}

/** Reads on behind an opening parenthesis (pcre2pattern: groups, lookarounds, options, verbs, callouts). */
export function readOpening(cursor: Cursor, options: OptionState): OpenedItem {
  const start = cursor.position;
  if (/^\*[A-Za-z:]/.test(cursor.text.slice(start, start + 2))) {
    cursor.skip('*');
    return readStarItem(cursor, options);
  }
  if (!cursor.skip('?')) return group(options);
  if (cursor.skip('#')) {
    cursor.skipPast(')');
    return COMPLETE;
  }
  if (cursor.next === '(') return readCondition(cursor, options);
  if (cursor.match(LOOKAROUND_SIGN)) return lookaround(options);
  if (cursor.match(GROUP_SIGN)) return group(options);
  if (cursor.match(REFERENCE) || cursor.match(CALLOUT)) return COMPLETE;
  const change = cursor.match(OPTIONS);
  if (change === null) return group(options);
  const changed = changeOptions(options, change[1] ?? '', change[2] ?? '');
  return change[3] === ':' ? group(changed) : { kind: 'options', options: changed };
}
