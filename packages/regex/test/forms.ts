import { hexForm, nestedForm, plainForm, spellingForm, type TextForm } from '../src/index.ts';

function controls(spell: (code: string) => string): readonly (readonly [number, string])[] {
  return Array.from(
    { length: 0x20 },
    (_, point) => [point, spell(point.toString(16).padStart(4, '0'))] as const,
  );
}

/** As Windows events arrive: XML entities, line breaks as blanks, then a JSON string; trailing blanks are cut. */
export const windowsForm = spellingForm(
  'windows value',
  new Map([
    ...controls((code) => `\\u${code}`),
    [0x09, '\\t'],
    [0x0a, ' '],
    [0x0d, ' '],
    [0x22, '\\"'],
    [0x26, '&amp;'],
    [0x3c, '&lt;'],
    [0x3e, '&gt;'],
    [0x5c, '\\\\'],
  ]),
  [0x20, 0x0a, 0x0d],
);

const jsonForm = spellingForm(
  'json string',
  new Map([
    [0x22, '\\"'],
    [0x5c, '\\\\'],
  ]),
);

export const wholeEventForm = nestedForm('windows value in the whole event', windowsForm, jsonForm);

export const forms: readonly TextForm[] = [plainForm, windowsForm, wholeEventForm, hexForm];
