import {
  type ClassNode,
  classSet,
  codePoints,
  complement,
  type RegexNode,
  sameSet,
} from '@sigmazuh/regex-syntax';
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
  nothing,
  oneOf,
  repeat,
  sequence,
  start,
} from '../pattern/build.ts';
import type { Pattern } from '../pattern.ts';
import { unsupported } from './refusal.ts';

const newline = codePoints(0x0a);
const lineBreak = choice([
  literal('\r\n', 'cased'),
  oneOf(codePoints(0x0a, 0x0b, 0x0c, 0x85, 0x2028, 0x2029), 'cased'),
  sequence([literal('\r', 'cased'), look('ahead', 'negative', literal('\n', 'cased'))]),
]);

/** A syntax tree as a pattern. */
export function toPattern(node: RegexNode): Pattern {
  switch (node.kind) {
    case 'character':
      return literal(String.fromCodePoint(node.value), caseRule(node.options.caseless));
    case 'class':
      return classPattern(node);
    case 'any':
      return node.newlines ? anyOne : anyButNewline;
    case 'line-break':
      return lineBreak;
    case 'edge':
      return node.at === 'start' ? start : node.at === 'end' ? end : { kind: 'anchor', at: node.at };
    case 'sequence':
      return sequence(node.parts.map(toPattern));
    case 'choice':
      return choice(node.alternatives.map(toPattern));
    case 'repeat':
      return quantified(node);
    case 'look': {
      const item = toPattern(node.item);
      if (node.direction === 'behind' && !isBounded(item)) {
        throw unsupported('a look behind at text of open length');
      }
      return look(node.direction, node.sign, item);
    }
    case 'special':
      throw unsupported(node.construct);
  }
}

/** A run of everything is an any-run, wherever it comes from; what only looks is asked once. */
function quantified({ item, min, max }: Extract<RegexNode, { kind: 'repeat' }>): Pattern {
  const pattern = toPattern(item);
  if (item.kind === 'look') return min === 0 ? nothing : pattern;
  if (max !== null || pattern.kind !== 'any-one' || !pattern.newlines) return repeat(pattern, min, max);
  return sequence([repeat(pattern, min, min), anyRun]);
}

function classPattern(node: ClassNode): Pattern {
  const rule = caseRule(node.caseless);
  if (!node.negated) {
    const set = classSet(node);
    return set.length === 0 ? never : oneOf(set, rule);
  }
  const excluded = complement(classSet(node));
  if (excluded.length === 0) return anyOne;
  return sameSet(excluded, newline) ? anyButNewline : noneOf(excluded, rule);
}

function caseRule(caseless: boolean): CaseRule {
  return caseless ? 'caseless' : 'cased';
}
