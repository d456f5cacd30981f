import { choice, groupBy, type Pattern } from '@sigmazuh/compiler';
import type { Pcre2Text } from '@sigmazuh/regex';
import { fittingTexts, type LiteralText, necessaryTexts, withoutLonger } from '../condition/index.ts';
import { limits } from '../limits.ts';
import { type Condition, elementTarget, targetKey, type ValueTest } from '../locate/index.ts';
import type { Outranking } from './ends-above.ts';
import { textsOfWays } from './event-text-guard.ts';

/** What events have to meet that are handed over: all of some first looks, then any of the texts. */
export interface Look {
  /** At fields. */
  readonly first: readonly Condition[];
  /** At the whole text of the event. */
  readonly anywhere: readonly Condition[];
  readonly texts: readonly Pcre2Text[];
}

/** Looks for all ways in which the manager may end an event; `null` where one of them cannot be looked for. */
export function looksFor(ways: readonly Outranking[]): readonly Look[] | null {
  const looks = [...groupBy(ways.map(withFirstLook), lookKey).values()].map(lookFor);
  return looks.includes(null) ? null : looks.filter((each) => each !== null);
}

/** Fields with a condition that every event meets which goes the way. */
interface LookedFor {
  readonly way: Outranking;
  readonly asked: ReadonlyMap<string, Asked>;
}

interface Asked {
  readonly target: ValueTest['target'];
  readonly texts: readonly LiteralText[];
}

function withFirstLook(way: Outranking): LookedFor {
  const asked = new Map<string, Asked>();
  for (const { target, pattern } of testsOf(way)) {
    const found = fittingTexts(necessaryTexts(pattern), limits.loadedTextBytes);
    if (found !== null) asked.set(targetKey(target), { target, texts: found.texts });
  }
  return { way, asked };
}

/** Short values that tell events apart come first: command lines are long. */
const firstFields = ['originalFileName', 'image', 'parentImage'];

function placeOf({ target }: Asked): number {
  const name = target.kind === 'field' ? (target.name.split('.').at(-1) ?? '') : '';
  const at = firstFields.indexOf(name);
  return at < 0 ? firstFields.length : at;
}

function lookKey({ asked }: LookedFor): string {
  return [...asked.keys()].sort().join();
}

/** The first look that ways with conditions on the same fields have in common, with the texts behind it. */
function lookFor(ways: readonly LookedFor[]): Look | null {
  const { texts, unwritten } = textsOfWays(ways.map(({ way }) => way));
  if (unwritten > 0) return null;
  const asked = ways.flatMap((way) => [...way.asked]);
  const first = [...groupBy(asked, ([key]) => key).values()]
    .flatMap((same) => anyAsked(same.map(([, each]) => each)) ?? [])
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map(({ target, texts: any }): Condition => {
      const pattern = { kind: 'texts', texts: any } as const;
      return { target: elementTarget(target), negated: 'no', pattern };
    });
  return { first, anywhere: first.length > 0 ? [] : charactersAsked(ways), texts };
}

/** What all of them ask of one field; `null` where no element holds it, which only makes the look less telling. */
function anyAsked(same: readonly Asked[]): Asked | null {
  const [first] = same;
  const texts = withoutLonger(same.flatMap((each) => each.texts));
  const fitting = fittingTexts({ kind: 'texts', texts }, limits.elementBytes);
  return first === undefined || fitting === null ? null : { ...first, texts: fitting.texts };
}

/** A character beyond ASCII is rare, and found in no time. */
function charactersAsked(ways: readonly LookedFor[]): readonly Condition[] {
  const characters = ways.map(({ way }) =>
    testsOf(way)
      .map(({ pattern }) => pattern)
      .find(isRare),
  );
  if (characters.includes(undefined)) return [];
  const pattern = choice(characters.filter((each) => each !== undefined));
  return [{ target: { kind: 'log' }, negated: 'no', pattern }];
}

function isRare(pattern: Pattern): boolean {
  return pattern.kind === 'literal' && /^[^\x00-\x7f]+$/.test(pattern.text);
}

/** What is asked of fields that an event brings with it. */
function testsOf({ way }: Outranking): readonly ValueTest[] {
  const tests = way.kind === 'and' ? way.operands : [way];
  return tests.filter(
    (test): test is ValueTest =>
      test.kind === 'value' && test.target.kind === 'field' && test.target.name.startsWith('win.eventdata.'),
  );
}
