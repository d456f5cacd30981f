import {
  alternativesOf,
  byContent,
  byIdentity,
  choice,
  contains,
  isBounded,
  isEnd,
  itemsOf,
  literal,
  nothing,
  type Pattern,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { embedPattern, printPart, searchParts, type TextForm, timeGrowth } from '@sigmazuh/regex';
import { jsonString, windowsEvent } from '@sigmazuh/wazuh-events';
import type { ValueTest } from '../../locate/index.ts';

/** How a value stands in the text of a Windows event. */
export interface ValueText {
  /** From the opening quote on, any of several; `null` when its time could grow faster than the value. */
  readonly texts: readonly string[] | null;
  /** What stands somewhere in the value, where that is all it asks for. */
  readonly part: string | null;
}

/** The test's pattern, or another one of its field, from the opening quote on. */
export function valueText(test: ValueTest, pattern: Pattern): ValueText {
  return valueIn(formOf(test, pattern))(pattern);
}

export function formOf({ form }: ValueTest, pattern: Pattern): TextForm {
  return form === 'arrived' ? jsonString : windowsEvent(pattern);
}

const quote = literal('"', 'cased');

/** A value is looked at behind its name only, so its time is judged there. */
const valueIn = byIdentity((form: TextForm) =>
  byContent((pattern): ValueText => {
    const behind = (before: Pattern, asked: Pattern) => embedPattern(asked, form, { before, after: quote });
    if (timeGrowth(behind(literal('"name":"', 'cased'), pattern)) !== null)
      return { texts: null, part: null };
    const alternatives = alternativesOf(pattern);
    const anywhere = alternatives.filter(standsAnywhere);
    const framed = alternatives.filter((each) => !standsAnywhere(each));
    // One walk through the value for all of them.
    const part = `(?:${printPart(choice(anywhere.map((each) => behind(nothing, sequence([start, each])))))})`;
    const parts = framed.flatMap((each) => apart(behind(quote, each)));
    const isLong = (each: Pattern) => isChain(printPart(each));
    const chains = parts.filter(isLong).map(inGroup);
    const plain = [
      ...(anywhere.length > 0 ? [`${valueStart(form)}${part}`] : []),
      ...together(parts.filter((each) => !isLong(each))),
    ];
    return {
      texts: [
        ...(plain.length > 0 ? [plain.length > 1 ? `(?:${plain.join('|')})` : plain.join('')] : []),
        ...chains,
      ],
      part: framed.length === 0 && anywhere.length > 0 ? part : null,
    };
  }),
);

/** Where one of several ways is a chain, each way is for itself. */
function apart(pattern: Pattern): readonly Pattern[] {
  return isChain(printPart(pattern)) ? searchParts(pattern) : [pattern];
}

function inGroup(pattern: Pattern): string {
  return `(?:${printPart(pattern)})`;
}

/** What they have in common is written once, unless they would become a chain. */
function together(patterns: readonly Pattern[]): readonly string[] {
  const joined = patterns.length > 1 ? inGroup(choice(patterns)) : null;
  return joined === null || isChain(joined) ? patterns.map(inGroup) : [joined];
}

/** One element after the other, each settled for good: what is proven of such a text holds for it alone. */
export function isChain(text: string): boolean {
  return text.includes('(*atomic:');
}

/** Whether it is a text of bounded length that may stand anywhere in a value, or at its end. */
function standsAnywhere(alternative: Pattern): boolean {
  const items = itemsOf(alternative);
  const inside = sequence(isEnd(items.at(-1)) ? items.slice(0, -1) : items);
  return isBounded(inside) && !contains(inside, ({ kind }) => kind === 'anchor' || kind === 'look');
}

/** A value up to anything in it. */
export const valueStart = byIdentity((form: TextForm) =>
  printPart(embedPattern(literal('x', 'cased'), form, { before: quote, after: quote })).slice(0, -1),
);
