/** Sets of characters. */
export {
  allCodePoints,
  type CodePointRange,
  type CodePointSet,
  codePointSet,
  codePoints,
  codePointsOf,
  complement,
  difference,
  includes,
  intersection,
  isSubset,
  nonAscii,
  sameSet,
  setSize,
  union,
  wellFormed,
} from './code-points.ts';
export { wordCharacters } from './named-sets.ts';
/** From a text to its tree. */
export { classSet } from './read-class.ts';
export { matchStart } from './read-escape.ts';
export { type RegexFlag, readRegex } from './read-regex.ts';
export {
  type CharacterNode,
  type ClassMember,
  type ClassNode,
  type Edge,
  RegexMistake,
  type RegexNode,
  type RegexOptions,
  type SpecialNode,
} from './tree.ts';
export { type WrittenItem, writtenItems } from './written-items.ts';
