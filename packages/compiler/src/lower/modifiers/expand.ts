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
    let spellings: readonly (readonly DraftPart[])[] = [[]];
    for (const part of draft.parts) {
      const choices = part.kind === 'text' ? expansions(part.text, context) : [[part]];
      if (choices === null) return null;
      if (spellings.length * choices.length > spellingLimit) return refuseTooWide(context);
      spellings = spellings.flatMap((spelling) => choices.map((chosen) => [...spelling, ...chosen]));
    }
    return spellings.map((parts) => ({ kind: 'text', parts }));
  },
};

function expansions(text: string, context: LoweringContext): readonly (readonly DraftPart[])[] | null {
  let spellings: readonly (readonly DraftPart[])[] = [[]];
  for (const [i, piece] of text.split(placeholder).entries()) {
    const choices = i % 2 === 0 ? [plain(piece)] : valuesOf(piece, context);
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
  let spellings: readonly string[] = [''];
  for (const [i, piece] of text.split(placeholder).entries()) {
    const choices = i % 2 === 0 ? [piece.replaceAll('\\%', '%')] : writtenValues(piece, context);
    if (choices === null) return null;
    if (spellings.length * choices.length > spellingLimit) return refuseTooWide(context);
    spellings = spellings.flatMap((spelling) => choices.map((chosen) => spelling + chosen));
  }
  return spellings;
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
