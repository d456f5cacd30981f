import { anyOne, codePoints, literal, oneOf, type Pattern, repeat, sequence } from '@sigmazuh/compiler';
import { type Backslashes, beginsWhole, endsWhole, isOpenRun, type Token, takes } from './windows-token.ts';

/**
 * Backslashes, quotation marks and tabs of a value arrive as two signs, `\\`, `\"` and `\t`. An odd backslash of a pattern
 * is therefore half of one of them, and where a run or a class stands beside it, that takes the other half:
 *
 *     Intel\\.*x        →  Intel, one of the three, any run, x
 *     .+\\cmd           →  any run, which has the first half of the backslash at least, \cmd
 *     Intel\\[^a-z]x    →  Intel, those of the three whose other half the class takes, x
 *
 * @param behind whether anything may stand behind the last of the tokens
 * @returns the tokens with what can be told so in terms of the value
 */
export function toldHalves(tokens: readonly Token[], behind: 'open' | 'told elsewhere'): readonly Token[] {
  const told: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const made =
      halfBeforeRun(tokens, at, behind) ?? halfBeforeClass(tokens, at) ?? runBeforeHalf(tokens, at);
    told.push(...(made?.tokens ?? tokens.slice(at, at + 1)));
    at += made?.length ?? 1;
  }
  return told;
}

interface Told {
  readonly tokens: readonly Token[];
  /** How many tokens they stand for. */
  readonly length: number;
}

const anything: Pattern = repeat(anyOne, 0, null);
const backslash = literal('\\', 'cased');
/** Value → its second sign. */
const secondHalves: readonly (readonly [sign: string, half: string])[] = [
  ['\\', '\\'],
  ['"', '"'],
  ['\t', 't'],
];
const anyHalved = oneOf(codePoints(...secondHalves.map(([sign]) => sign.charCodeAt(0))), 'cased');

/** The run takes the other half, and the rest is any run. */
function halfBeforeRun(tokens: readonly Token[], at: number, behind: 'open' | 'told elsewhere'): Told | null {
  const [half, run, next] = tokens.slice(at, at + 3);
  if (!isOdd(half) || !isRun(run) || !beginsAnywhere(tokens, at)) return null;
  const before = literal('\\'.repeat((half.min - 1) / 2), 'cased');
  const told: readonly Token[] = [{ kind: 'told', pattern: sequence([before, anyHalved]) }, anything];
  if (next === undefined) return behind === 'open' ? { tokens: told, length: 2 } : null;
  if (beginsWhole(next)) return { tokens: told, length: 2 };
  if (next.kind !== 'backslashes' || next.min !== next.max || !beginsWhole(tokens[at + 3])) return null;
  if (leastOf(run) === 1 || next.min % 2 === 0) return { tokens: told, length: 2 };
  // Both halves may be of one backslash: `\\.*\\x` also finds `\x`.
  if (half.min > 1 || next.min > 1) return null;
  const maybe = repeat(sequence([anyHalved, anything]), 0, 1);
  return { tokens: [{ kind: 'told', pattern: sequence([maybe, backslash]) }], length: 3 };
}

/** Behind a whole character the class takes the other half and nothing else. */
function halfBeforeClass(tokens: readonly Token[], at: number): Told | null {
  const [half, node] = tokens.slice(at, at + 2);
  if (!isOdd(half) || (node?.kind !== 'class' && node?.kind !== 'any-one')) return null;
  if (!endsWhole(tokens[at - 1])) return null;
  const takesHalf = (other: string): boolean => node.kind === 'any-one' || takes(node, other);
  const taken = secondHalves.filter(([, other]) => takesHalf(other)).map(([sign]) => sign.charCodeAt(0));
  if (taken.length === 0) return null;
  const before = literal('\\'.repeat((half.min - 1) / 2), 'cased');
  const pattern = sequence([before, oneOf(codePoints(...taken), 'cased')]);
  return { tokens: [{ kind: 'told', pattern }], length: 2 };
}

/** What a run has to take at least is the first half of the backslash behind it. */
function runBeforeHalf(tokens: readonly Token[], at: number): Told | null {
  const [run, half, next] = tokens.slice(at, at + 3);
  return isRun(run) && isOdd(half) && beginsWhole(next) ? { tokens: [anything], length: 1 } : null;
}

function isOdd(token: Token | undefined): token is Backslashes {
  return token?.kind === 'backslashes' && token.min === token.max && token.min % 2 === 1;
}

/** Whether what stands in front takes the first half of nothing, but for a run that is as well without it. */
function beginsAnywhere(tokens: readonly Token[], at: number): boolean {
  const last = tokens[at - 1];
  if (last === undefined || endsWhole(last)) return true;
  const before = tokens[at - 2];
  return isOpenRun(last) && (before === undefined || endsWhole(before));
}

function isRun(token: Token | undefined): boolean {
  return (
    token?.kind === 'any-run' ||
    (token?.kind === 'repeat' && token.item.kind === 'any-one' && token.max === null && token.min <= 1)
  );
}

function leastOf(run: Token | undefined): number {
  return run?.kind === 'repeat' ? run.min : 0;
}
