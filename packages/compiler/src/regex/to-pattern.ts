import type { AST } from '@eslint-community/regexpp';
import { isBounded } from '../pattern/bounded.ts';
import {
  anyButNewline,
  anyOne,
  anyRun,
  type CaseRule,
  choice,
  end,
  literal,
  look,
  never,
  noneOf,
  oneOf,
  repeat,
  sequence,
  start,
} from '../pattern/build.ts';
import { codePointSet, codePoints, sameSet } from '../pattern/code-points.ts';
import type { AnchorPattern, CodePointRange, Pattern } from '../pattern.ts';
import { malformed, unsupported } from './refusal.ts';

/** The flags that hold at a place of the expression. */
interface Scope {
  readonly caseRule: CaseRule;
  readonly lines: 'whole text' | 'line by line';
}

const outermost: Scope = { caseRule: 'cased', lines: 'whole text' };
const newline = codePoints(0x0a);

/** A syntax tree that `translate` wrote the text of, as a pattern. */
export function toPattern(tree: AST.Pattern): Pattern {
  return alternatives(tree.alternatives, outermost);
}

function alternatives(nodes: readonly AST.Alternative[], scope: Scope): Pattern {
  return choice(
    nodes.map((node) => sequence(node.elements.map((element) => elementPattern(element, scope)))),
  );
}

function elementPattern(node: AST.Element, scope: Scope): Pattern {
  switch (node.type) {
    case 'Character':
      return literal(String.fromCodePoint(node.value), scope.caseRule);
    case 'CharacterClass':
      return classPattern(node, scope);
    case 'Group':
      return alternatives(node.alternatives, inner(node, scope));
    case 'CapturingGroup':
      return alternatives(node.alternatives, scope);
    case 'Quantifier':
      return quantified(
        elementPattern(node.element, scope),
        node.min,
        node.max === Number.POSITIVE_INFINITY ? null : node.max,
      );
    case 'Assertion':
      return assertionPattern(node, scope);
    default:
      throw malformed(`"${node.raw}" has no meaning here`);
  }
}

/** A run of everything is an any-run, wherever it comes from. */
function quantified(item: Pattern, min: number, max: number | null): Pattern {
  if (max !== null || item.kind !== 'any-one' || !item.newlines) return repeat(item, min, max);
  return sequence([repeat(item, min, min), anyRun]);
}

function inner(node: AST.Group, scope: Scope): Scope {
  const added = node.modifiers?.add;
  return {
    caseRule: added?.ignoreCase === true ? 'caseless' : scope.caseRule,
    lines: added?.multiline === true ? 'line by line' : scope.lines,
  };
}

function classPattern(node: AST.CharacterClass, scope: Scope): Pattern {
  const ranges: CodePointRange[] = [];
  for (const element of node.elements) {
    if (element.type === 'Character') ranges.push({ from: element.value, to: element.value });
    else if (element.type === 'CharacterClassRange') {
      ranges.push({ from: element.min.value, to: element.max.value });
    } else throw malformed(`"${element.raw}" has no meaning in a class`);
  }
  const set = codePointSet(ranges);
  if (!node.negate) return set.length === 0 ? never : oneOf(set, scope.caseRule);
  if (set.length === 0) return anyOne;
  return sameSet(set, newline) ? anyButNewline : noneOf(set, scope.caseRule);
}

function assertionPattern(node: AST.Assertion, scope: Scope): Pattern {
  switch (node.kind) {
    case 'start':
      return scope.lines === 'whole text' ? start : anchor('line-start');
    case 'end':
      return scope.lines === 'whole text' ? end : anchor('line-end');
    case 'word':
      return anchor(node.negate ? 'not-word-boundary' : 'word-boundary');
    case 'lookahead':
    case 'lookbehind': {
      const item = alternatives(node.alternatives, scope);
      if (node.raw === '(?=\\n?$)') return anchor('last-line-end');
      if (node.kind === 'lookbehind' && !isBounded(item)) {
        throw unsupported('a look behind at text of open length');
      }
      return look(
        node.kind === 'lookahead' ? 'ahead' : 'behind',
        node.negate ? 'negative' : 'positive',
        item,
      );
    }
  }
}

function anchor(at: AnchorPattern['at']): AnchorPattern {
  return { kind: 'anchor', at };
}
