/**
 * What a search of a line of JSON begins with: the groups that pass over a string (`\g's'`) and over a value with the
 * blanks around it (`\g'v'`). Each alternative of theirs begins with a sign of its own and gives nothing back, so a
 * value is passed over in one way only, however deep it is, in time that grows with its length.
 */
export const jsonTokens = String.raw`(?(DEFINE)(?'s'"(?:[^"\\]++|\\.)*+")(?'v'\s*+(*atomic:\g's'|[^][{}",:\s]++|\{(?:\s*+\g's'\s*+:\g'v'(?:,\s*+\g's'\s*+:\g'v')*+)?\s*+\}|\[(?:\g'v'(?:,\g'v')*+)?\s*+\])\s*+))`;

/** Groups that these take numbers for. */
export const jsonTokenGroups = 2;

/** `[]`, `[[]]`, `[[], [[]]]`: a list in which nothing is but lists. Passed over in one way, as the other tokens are. */
export const emptyJsonList = String.raw`(?'e'\[\s*+(*atomic:\g'e'(?:\s*+,\s*+\g'e')*+)?\s*+\])`;
