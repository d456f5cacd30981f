/** What the `(*…)` items at the very start of a pattern ask for, as far as it changes how text is read. */
export interface LeadingOptions {
  readonly utf: boolean;
  readonly ucp: boolean;
  /** Where the pattern proper starts. */
  readonly end: number;
}

const ITEM =
  /\(\*(UTF|UCP|NOTEMPTY_ATSTART|NOTEMPTY|NO_AUTO_POSSESS|NO_DOTSTAR_ANCHOR|NO_JIT|NO_START_OPT|LIMIT_(?:HEAP|MATCH|DEPTH|RECURSION)=\d+|CR|LF|CRLF|ANY|NUL|ANYCRLF|BSR_ANYCRLF|BSR_UNICODE)\)/y;

/** Reads the leading items (pcre2pattern, "Special start-of-pattern items"): case matters, nothing may precede them. */
export function readLeadingOptions(pattern: string): LeadingOptions {
  const names = new Set<string>();
  let end = 0;
  for (;;) {
    ITEM.lastIndex = end;
    const item = ITEM.exec(pattern);
    if (item === null) break;
    names.add(item[1] ?? '');
    end = ITEM.lastIndex;
  }
  return { utf: names.has('UTF'), ucp: names.has('UCP'), end };
}
