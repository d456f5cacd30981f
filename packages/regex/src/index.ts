/** How a value's characters are written in the text that is searched. */
export { embedPattern, encodePattern, type Frame } from './encode/encode-pattern.ts';
export { type EncodingLoss, encodingLosses } from './encode/losses.ts';
/** Whether time grows with the text. */
export {
  findSuperlinear,
  findSuperlinearIn,
  type SuperlinearPart,
  superlinearHint,
  timeGrowth,
} from './linear/find-superlinear.ts';
/** PCRE2 text. */
export type { ByteNode } from './print/byte-node.ts';
export { type Member, openingOf, printSearch, type Search } from './print/compose-searches.ts';
export { anyText, isAnchored, type Pcre2Text, provenText } from './print/pcre2-text.ts';
export { printPart, printPcre2 } from './print/print-pcre2.ts';
export { searchParts } from './print/search-parts.ts';
export { unwritablePart } from './print/unwritable.ts';
export { emptyJsonList, jsonTokens } from './read/json-tokens.ts';
export { readPcre2 } from './read/read-pcre2.ts';
export { hexForm, nestedForm, plainForm, spellingForm, type TextForm } from './text-form.ts';
