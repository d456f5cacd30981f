/**
 * What Wazuh 4.14 refuses, cuts or loses, in the engine's own units (bytes unless said otherwise). Everything
 * written is checked against this table, so that the loader has nothing to say about a pack.
 */
export const limits = Object.freeze({
  /** Content of one element, one attribute value: one byte more is a "String overflow" and the daemon stops. */
  elementBytes: 20_479,
  /**
   * `<match>`, `<regex>`, `<if_sid>`, `<user>`, … are read through a buffer that takes this much; longer text is
   * dropped and the rule is kept without it, so it would match everything.
   */
  loadedTextBytes: 2_047,
  /** Two elements of one kind are concatenated; a third loses them all. */
  concatenatedElements: 2,
  /** `<field>` elements in one rule (analysisd.decoder_order_size as shipped). */
  fieldsPerRule: 256,
  /** `<list>` elements in one rule: of three or more the first are lost. */
  listsPerRule: 2,
  /** A field name this long crashes the daemon at the first event. */
  fieldNameBytes: 2_047,
  /** An expanded description of this length or more is shown unexpanded. */
  descriptionBytes: 1_023,
  /** Each `<group>` and `<info>` text. */
  groupBytes: 2_047,
  /** `<info>` elements of which the engine keeps track. */
  infosPerRule: 9,
  /** A compiled pattern larger than this is "too large": link size 2 of the PCRE2 that Wazuh builds. */
  compiledPatternBytes: 65_535,
  /** Rule ids have at most six digits; below ten they become category roots. */
  smallestRuleId: 10,
  largestRuleId: 999_999,
  highestLevel: 16,
  /** The loader walks the tree for each rule and parent; past this, starting a manager takes more than seconds. */
  treeNodes: 45_000,
  /** Nodes that it looks at on all these walks, at 10–15 ns each: past this, they take more than 10 s. */
  loaderSteps: 600_000_000,
});

/** Whether a tag behind the text would be taken for more of it: a backslash does that, two of them do not. */
export function swallowsTag(text: string): boolean {
  let last = text.length;
  while (text[last - 1] === '\\') last--;
  return (text.length - last) % 2 === 1;
}

/** Length in bytes as the engine counts: UTF-8. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
