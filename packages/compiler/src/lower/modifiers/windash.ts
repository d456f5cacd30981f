import type { Draft, DraftPart } from '../draft.ts';
import type { Modifier } from '../modifier.ts';

/** What Windows programs take for the dash before a flag: `-`, `/`, en dash, em dash, horizontal bar. */
const dashes = '-/\u2013\u2014\u2015';

const dash = /[-/\u2013\u2014\u2015]/u;

/** `windash`: each dash or slash of the value may be any of them (specification, string modifiers). */
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
    .split(dash)
    .flatMap((piece, i): readonly DraftPart[] => [
      ...(i > 0 ? [{ kind: 'one-of', characters: dashes } as const] : []),
      ...(piece === '' ? [] : [{ kind: 'text', text: piece } as const]),
    ]);
}
