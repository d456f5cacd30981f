import { asText } from '../modifiers/modifier.ts';
import { Refusal } from '../refusal.ts';
import {
  type AssertionPlace,
  anyCharacter,
  between,
  type CharacterTest,
  codePointsOf,
  ignoringCase,
  parseRegex,
  Reach,
  type RegexNode,
} from '../regex/index.ts';
import type { Term, TextTerm } from '../term.ts';
import type { FoldableText, TextPart } from '../text/text-pattern.ts';

/**
 * Whether all elements stand in a text one behind the other without overlapping. An element is the alternatives
 * that one value of the rule became. Taking the earliest end of each element is enough, since it leaves the most
 * text to the later ones.
 *
 * @throws Refusal for elements that are neither strings nor regular expressions.
 */
export function compileOrderedTest(elements: readonly (readonly Term[])[]): (text: FoldableText) => boolean {
  const nodes = elements.map(
    (terms): RegexNode => ({ kind: 'choice', alternatives: terms.map(elementNode) }),
  );
  return (text) => {
    const reach = new Reach(codePointsOf(text.plain));
    let at: number | undefined = 0;
    for (const node of nodes) {
      at = reach.endsFrom(node, at)[0];
      if (at === undefined) return false;
    }
    return true;
  };
}

function elementNode(term: Term): RegexNode {
  switch (term.kind) {
    case 'regex':
      return parseRegex(term.pattern, term.flags);
    case 'text':
    case 'encoded':
    case 'number':
      return textNode(asText(term, 'all'));
    default:
      throw new Refusal(
        'only strings and regular expressions can stand in an order',
        'take the search identifier out of "sigmazuh: ordered"',
      );
  }
}

const anyRunNode: RegexNode = {
  kind: 'repeat',
  item: { kind: 'character', accepts: anyCharacter },
  min: 0,
  max: Number.POSITIVE_INFINITY,
  preference: 'most',
};

/** An any-run at an end leaves that end open; without one the element stands at the end of the text. */
function textNode(term: TextTerm): RegexNode {
  const first = term.parts.findIndex((part) => part.kind !== 'any-run');
  const last = term.parts.findLastIndex((part) => part.kind !== 'any-run');
  if (first < 0) return { kind: 'sequence', items: [] };
  const isOpenBehind = last < term.parts.length - 1;
  const items = term.parts.slice(first, last + 1).flatMap((part) => partNodes(part, term));
  return {
    kind: 'sequence',
    items: [
      ...(first > 0 ? [] : [assertion('text-start')]),
      ...items,
      ...(isOpenBehind ? [] : [assertion('text-end')]),
    ],
  };
}

function assertion(at: AssertionPlace): RegexNode {
  return { kind: 'assertion', at };
}

function partNodes(part: TextPart, { cased }: TextTerm): readonly RegexNode[] {
  const exactly = (character: string): CharacterTest => {
    const codePoint = character.codePointAt(0) ?? 0;
    const test = between(codePoint, codePoint);
    return cased ? test : ignoringCase(test);
  };
  switch (part.kind) {
    case 'text':
      return Array.from(part.text, (character) => ({ kind: 'character', accepts: exactly(character) }));
    case 'one-of': {
      const tests = part.characters.map(exactly);
      return [{ kind: 'character', accepts: (codePoint) => tests.some((test) => test(codePoint)) }];
    }
    case 'any-one':
      return [{ kind: 'character', accepts: anyCharacter }];
    case 'any-run':
      return [anyRunNode];
  }
}
