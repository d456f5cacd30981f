import {
  allCodePoints,
  type CodePointSet,
  classSet,
  codePoints,
  complement,
  includes,
  type RegexNode,
} from '@sigmazuh/regex-syntax';

const lineFeed = 0x0a;
const newline = codePoints(lineFeed);

/** How a part of an expression relates to the ends of the text around it. */
interface Reach {
  /** Whether it can match at all. */
  readonly possible: boolean;
  /** Whether every match takes at least one character, and one that is no line break. */
  readonly consumes: boolean;
  readonly consumesText: boolean;
  /** Whether every match begins, or ends, at an end of the text; what has to happen before what is consumed. */
  readonly startsFirst: boolean;
  readonly endsLast: boolean;
}

/**
 * Whether some text can match. Without the flag `m` an expression such as `a^b` or `a$b` never does, and a class
 * such as `[^\s\S]` takes no character. `false` is certain; `true` means no reason against it was found.
 */
export function canMatch(node: RegexNode): boolean {
  return reachOf(node).possible;
}

const neutral: Reach = {
  possible: true,
  consumes: false,
  consumesText: false,
  startsFirst: false,
  endsLast: false,
};

function reachOf(node: RegexNode): Reach {
  switch (node.kind) {
    case 'character':
      return one(codePoints(node.value));
    case 'class':
      return one(classSet(node));
    case 'any':
      return one(node.newlines ? allCodePoints : complement(newline));
    case 'line-break':
      return one(newline);
    case 'edge':
      return {
        ...neutral,
        startsFirst: node.at === 'start',
        endsLast: node.at === 'end' || node.at === 'last-line-end',
      };
    case 'look':
      return neutral;
    case 'special':
      return node.item === null || node.construct.startsWith('a condition') ? neutral : reachOf(node.item);
    case 'repeat':
      return node.min === 0 ? neutral : reachOf(node.item);
    case 'choice':
      return eitherOf(node.alternatives.map(reachOf).filter((reach) => reach.possible));
    case 'sequence':
      return oneAfterAnother(node.parts.map(reachOf));
  }
}

/** One character of a set. */
function one(set: CodePointSet): Reach {
  return {
    ...neutral,
    possible: set.length > 0,
    consumes: true,
    // `$` also matches before a line break that ends the text.
    consumesText: !includes(set, lineFeed),
  };
}

function eitherOf(possible: readonly Reach[]): Reach {
  if (possible.length === 0) return { ...neutral, possible: false };
  return {
    possible: true,
    consumes: possible.every((reach) => reach.consumes),
    consumesText: possible.every((reach) => reach.consumesText),
    startsFirst: possible.every((reach) => reach.startsFirst),
    endsLast: possible.every((reach) => reach.endsLast),
  };
}

function oneAfterAnother(parts: readonly Reach[]): Reach {
  let possible = true;
  let consumes = false;
  let consumesText = false;
  let endsLast = false;
  for (const part of parts) {
    if (!part.possible) possible = false;
    if (part.startsFirst && consumes) possible = false;
    if (endsLast && part.consumesText) possible = false;
    consumes ||= part.consumes;
    consumesText ||= part.consumesText;
    endsLast ||= part.endsLast;
  }
  return { possible, consumes, consumesText, startsFirst: parts.some((part) => part.startsFirst), endsLast };
}
