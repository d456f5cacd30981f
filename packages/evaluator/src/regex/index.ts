/** Regular expressions as Sigma means them: taken apart by `parseRegex`, searched for by `Reach`. */
export { anyCharacter, between, ignoringCase } from './character-sets.ts';
export { parseRegex } from './parse-regex.ts';
export { Reach } from './reach.ts';
export { codePointsOf, compileRegex, type Regex } from './regex.ts';
export {
  type AssertionPlace,
  type CharacterTest,
  noFlags,
  type RegexFlags,
  type RegexNode,
} from './syntax.ts';
