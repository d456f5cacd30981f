import type { Draft, DraftPart } from '../draft.ts';
import type { Modifier } from '../modifier.ts';

/** What Windows programs take for the dash before a flag: `-`, `/`, en dash, em dash, horizontal bar. */
const dashes = '-/\u2013\u2014\u2015';

/** A dash that begins a flag: a word character follows and none precedes. */
const flagDash = /(?<!\w)[-/\u2013\u2014\u2015](?=\w)/u;

/** `windash`: each dash or slash that begins a flag may be any of them (pySigma reads the specification the same way). */
export const windash: Modifier = {
  name: 'windash',
  transform(draft) {
    if (draft.kind === 'bytes') return [draft];
    const parts = draft.parts.flatMap((part) => (part.kind === 'text' ? openDashes(part.text) : [part]));
    const opened: Draft = { kind: 'text', parts };
    return [opened];
  },
};

function openDashes(text: string): readonly DraftPart[] {
  return text
    .split(flagDash)
    .flatMap((piece, i): readonly DraftPart[] => [
      ...(i > 0 ? [{ kind: 'one-of', characters: dashes } as const] : []),
      ...(piece === '' ? [] : [{ kind: 'text', text: piece } as const]),
    ]);
}
