import { anyOf, between, ignoringCase, noneOf, posixClasses } from './character-sets.ts';
import { parseEscape } from './parse-escape.ts';
import type { PatternCursor } from './pattern-cursor.ts';
import type { CharacterTest, RegexFlags } from './syntax.ts';

/** A member of a class: one code point, which may begin a range, or a ready-made set. */
type Member =
  | { readonly kind: 'code-point'; readonly codePoint: number }
  | { readonly kind: 'set'; readonly accepts: CharacterTest };

/** Reads a class on behind its `[`. A `]` right at the start is a member. */
export function parseClass(cursor: PatternCursor, flags: RegexFlags): CharacterTest {
  const negated = cursor.takeIf('^');
  const tests: CharacterTest[] = [];
  for (let isFirst = true; isFirst || !cursor.takeIf(']'); isFirst = false) {
    for (const member of parseMembers(cursor)) tests.push(parseRange(cursor, member));
  }
  const listed = anyOf(tests);
  const members = flags.i ? ignoringCase(listed) : listed;
  return negated ? noneOf(members) : members;
}

function parseMembers(cursor: PatternCursor): readonly Member[] {
  const posix = cursor.takeMatch(/\[:(\^?)([a-z]+):\]/y);
  if (posix !== null) {
    const test = posixClasses.get(posix[2] ?? '');
    if (test === undefined) throw cursor.malformed(`there is no class [:${posix[2]}:]`);
    return [{ kind: 'set', accepts: posix[1] === '^' ? noneOf(test) : test }];
  }
  const character = cursor.take();
  if (character !== '\\') return [{ kind: 'code-point', codePoint: character.codePointAt(0) ?? 0 }];
  const escaped = parseEscape(cursor, 'class');
  switch (escaped.kind) {
    case 'code-point':
    case 'set':
      return [escaped];
    case 'quotation':
      return Array.from(escaped.text, (each) => ({
        kind: 'code-point',
        codePoint: each.codePointAt(0) ?? 0,
      }));
    case 'nothing':
      return [];
    case 'assertion':
    case 'line-break':
      throw cursor.malformed('this escape cannot stand in a class');
  }
}

/** The member alone, or up to what follows a `-`. A `-` before the closing `]` or beside a set is itself. */
function parseRange(cursor: PatternCursor, from: Member): CharacterTest {
  if (from.kind === 'set') return from.accepts;
  if (cursor.takeMatch(/-(?!\])/y) === null) return between(from.codePoint, from.codePoint);
  const [to, ...others] = parseMembers(cursor);
  if (to?.kind !== 'code-point') {
    const hyphen = 0x2d;
    const apart = [between(from.codePoint, from.codePoint), between(hyphen, hyphen)];
    return anyOf(to === undefined ? apart : [...apart, to.accepts]);
  }
  if (to.codePoint < from.codePoint) throw cursor.malformed('a range runs backwards');
  const rest = others.map((each) =>
    each.kind === 'set' ? each.accepts : between(each.codePoint, each.codePoint),
  );
  return anyOf([between(from.codePoint, to.codePoint), ...rest]);
}
