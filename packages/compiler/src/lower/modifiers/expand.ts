import { ownEntry, parseSigmaString } from '@sigmazuh/parser';
import type { DraftPart } from '../draft.ts';
import { type LoweringContext, refuse } from '../item-settings.ts';
import type { Modifier } from '../modifier.ts';

/** `\%` is a percent sign and begins no placeholder. */
const placeholder = /(?<!\\)%((?:[^%\\]|\\(?!%))+)%/;

/** More spellings of one value than this are not written out. */
const spellingLimit = 10_000;

/** `expand`: each `%name%` stands for any of the values that the pipeline gives for that name. */
export const expand: Modifier = {
  name: 'expand',
  adjust: (settings) => ({ ...settings, expands: true }),
  transform(draft, context) {
    if (draft.kind === 'bytes') return [draft];
    const choicesOf = (part: DraftPart) => (part.kind === 'text' ? expansions(part.text, context) : [[part]]);
    return combined(draft.parts, choicesOf, context)?.map((parts) => ({ kind: 'text', parts })) ?? null;
  },
};

function expansions(text: string, context: LoweringContext): readonly (readonly DraftPart[])[] | null {
  const choicesOf = (piece: string, at: number) => (at % 2 === 0 ? [plain(piece)] : valuesOf(piece, context));
  return combined(text.split(placeholder), choicesOf, context);
}

/** Each way to take one of the choices of every piece, in order; `null` where one has none, or there are too many ways. */
function combined<Piece, Part>(
  pieces: readonly Piece[],
  choicesOf: (piece: Piece, at: number) => readonly (readonly Part[])[] | null,
  context: LoweringContext,
): readonly (readonly Part[])[] | null {
  let spellings: readonly (readonly Part[])[] = [[]];
  for (const [at, piece] of pieces.entries()) {
    const choices = choicesOf(piece, at);
    if (choices === null) return null;
    if (spellings.length * choices.length > spellingLimit) return refuseTooWide(context);
    spellings = spellings.flatMap((spelling) => choices.map((chosen) => [...spelling, ...chosen]));
  }
  return spellings;
}

function refuseTooWide(context: LoweringContext): null {
  return refuse(
    context,
    'placeholder-too-wide',
    `the placeholders of this value stand for more than ${spellingLimit} texts`,
    'give each placeholder an item of its own',
  );
}

function plain(text: string): readonly DraftPart[] {
  return text === '' ? [] : [{ kind: 'text', text: text.replaceAll('\\%', '%') }];
}

/** The same for a regular expression, in whose text the values are put as they are. */
export function expandedTexts(text: string, context: LoweringContext): readonly string[] | null {
  const choicesOf = (piece: string, at: number) =>
    at % 2 === 0
      ? [[piece.replaceAll('\\%', '%')]]
      : (writtenValues(piece, context)?.map((each) => [each]) ?? null);
  return combined(text.split(placeholder), choicesOf, context)?.map((parts) => parts.join('')) ?? null;
}

function valuesOf(name: string, context: LoweringContext): readonly (readonly DraftPart[])[] | null {
  return writtenValues(name, context)?.map((value) => parseSigmaString(value)) ?? null;
}

/** A name as a key of YAML: only what is plainly a word goes without quotes. */
const yamlKey = (name: string): string => (/^[A-Za-z][\w-]*( [\w-]+)*$/.test(name) ? name : `'${name}'`);

function writtenValues(name: string, context: LoweringContext): readonly string[] | null {
  const values = ownEntry(context.placeholders, name);
  if (values === undefined) {
    return refuse(
      context,
      'unknown-placeholder',
      `nothing says what the placeholder %${name}% stands for`,
      `list its values in sigmazuh.yml, under "placeholders": ${yamlKey(name)}: [value, value]`,
    );
  }
  return values;
}
