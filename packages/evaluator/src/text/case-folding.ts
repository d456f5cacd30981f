/**
 * When Sigma compares without regard to case, two characters are the same if they fold to the same character.
 * A character folds to its simple upper-case form: one code point, and never from outside ASCII into ASCII. So
 * `é` equals `É` and `σ`, `ς`, `Σ` are equal, while `ß` stays apart from `SS`, `K` (Kelvin sign) from `k`, `ſ`
 * from `s` and `ı` from `i`: ASCII letters fold among themselves only, which is what a log's ASCII means by case.
 */
export function foldCodePoint(codePoint: number): number {
  if (codePoint < 0x80) return codePoint >= 0x61 && codePoint <= 0x7a ? codePoint - 0x20 : codePoint;
  const upper = String.fromCodePoint(codePoint).toUpperCase();
  const folded = upper.codePointAt(0) ?? codePoint;
  const isOneCharacter = upper.length === (folded > 0xffff ? 2 : 1);
  return isOneCharacter && folded >= 0x80 ? folded : codePoint;
}

const asciiOnly = /^[\0-\x7f]*$/;

/** The text with every character folded; it keeps the number of its code points. */
export function foldText(text: string): string {
  if (asciiOnly.test(text)) return text.toUpperCase();
  let folded = '';
  for (const character of text) folded += String.fromCodePoint(foldCodePoint(character.codePointAt(0) ?? 0));
  return folded;
}

// Case pairs lie in the Basic and the Supplementary Multilingual Plane; behind them no letter has a case.
const lastCasedCodePoint = 0x1ffff;

let classes: ReadonlyMap<number, readonly number[]> | undefined;

/** All characters equal to this one without regard to case, itself included. */
export function caseVariants(codePoint: number): readonly number[] {
  if (codePoint < 0x80) {
    const folded = foldCodePoint(codePoint);
    return folded >= 0x41 && folded <= 0x5a ? [folded, folded + 0x20] : [codePoint];
  }
  classes ??= foldingClasses();
  return classes.get(foldCodePoint(codePoint)) ?? [codePoint];
}

function foldingClasses(): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (let codePoint = 0x80; codePoint <= lastCasedCodePoint; codePoint += 1) {
    const folded = foldCodePoint(codePoint);
    if (folded === codePoint) continue;
    const members = found.get(folded);
    if (members === undefined) found.set(folded, [folded, codePoint]);
    else members.push(codePoint);
  }
  return found;
}
