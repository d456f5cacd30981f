/** How long an operation of a compiled pattern is: single units, and parts whose width depends on the library. */
export interface OperationLength {
  /** Units that are one wide in every library: the operation itself, a character, a type, a property. */
  readonly units: number;
  /** Distances to another operation: LINK_SIZE 2 is two units in bytes, one in 16-bit units. */
  readonly links: number;
  /** Numbers such as a repeat count or a group number: two units in bytes, one in 16-bit units. */
  readonly counts: number;
  /** Bit maps of 32 bytes: 32 units or 16. */
  readonly maps: number;
}

/** The operations that need a look at what follows them (their numbers in PCRE2 10.34). */
export const Operation = {
  end: 0,
  notProperty: 15,
  property: 16,
  firstCharacter: 29,
  lastCharacter: 84,
  firstTypeRepeat: 85,
  lastTypeRepeat: 97,
  extendedClass: 112,
  calloutText: 119,
  mark: 153,
  pruneWithName: 155,
  skipWithName: 157,
  thenWithName: 159,
  commitWithName: 161,
} as const;

const CHARACTER_REPEATS = [2, 2, 2, 2, 2, 2, 'counted', 'counted', 'counted', 2, 2, 2, 'counted'] as const;

const length = (units: number, links = 0, counts = 0, maps = 0): OperationLength => ({
  units,
  links,
  counts,
  maps,
});

/** The thirteen repeats of one item: `* *? + +? ? ?? {,n} {,n}? {n} *+ ++ ?+ {,n}+`. */
const REPEATS = CHARACTER_REPEATS.map((form) => (form === 'counted' ? length(2, 0, 1) : length(form)));

function times(count: number, one: OperationLength): readonly OperationLength[] {
  return Array.from({ length: count }, () => one);
}

/** By operation number, in the order of PCRE2's own list. */
export const OPERATION_LENGTHS: readonly OperationLength[] = [
  ...times(15, length(1)), // end, \A \G \K, \B \b, \D \d \S \s \W \w, . in its forms
  ...times(2, length(3)), // \P \p
  ...times(12, length(1)), // \R \H \h \V \v \X, \Z \z, $ and ^ in both forms
  ...times(4, length(2)), // a character or all but one, in both cases
  ...REPEATS, // a character
  ...REPEATS, // a character in any case
  ...REPEATS, // all but one character
  ...REPEATS, // all but one character in any case
  ...REPEATS, // a type such as \d
  ...times(6, length(1)), // * *? + +? ? ?? of a class or reference
  ...times(2, length(1, 0, 2)), // {m,n} {m,n}?
  ...times(3, length(1)), // *+ ++ ?+
  length(1, 0, 2), // {m,n}+
  ...times(2, length(1, 0, 0, 1)), // a class
  length(1, 1), // a class with properties; its length follows
  ...times(2, length(1, 0, 1)), // \1, in both cases
  ...times(2, length(1, 0, 2)), // \k of a name used twice
  length(1, 1), // (?1)
  length(2, 2), // (?C1)
  length(1, 4), // (?C"text"); its length follows
  ...times(5, length(1, 1)), // | and the ends of groups
  length(1, 1), // the distance of a lookbehind
  ...times(6, length(1, 1)), // lookarounds
  ...times(4, length(1, 1)), // (?> (*sr: (?: and its possessive form
  ...times(2, length(1, 1, 1)), // ( and its possessive form
  length(1, 1), // (?(
  ...times(2, length(1, 1)), // groups that can match nothing
  ...times(2, length(1, 1, 1)),
  length(1, 1),
  length(1, 0, 1), // (?(1)
  length(1, 0, 2),
  length(1, 0, 1), // (?(R1)
  length(1, 0, 2),
  ...times(5, length(1)), // (?(DEFINE) and the like; optional groups
  length(3), // (*MARK:name)
  ...times(3, length(1)).flatMap((plain) => [plain, length(3)]), // (*PRUNE) (*SKIP) (*THEN), then with a name
  length(1), // (*COMMIT)
  length(3),
  ...times(3, length(1)), // (*FAIL) (*ACCEPT)
  length(1, 0, 1), // the end of a group before (*ACCEPT)
  ...times(2, length(1)), // a group repeated no times, (?(DEFINE)
];
