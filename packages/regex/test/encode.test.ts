import {
  anyOne,
  anyRun,
  choice,
  end,
  literal,
  noneOf,
  oneOf,
  referenceMatch,
  repeat,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { compilePattern } from '@sigmazuh/pcre2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patterns, valuesNear } from '../../compiler/test/arbitrary.ts';
import { encodePattern, printPcre2, type TextForm } from '../src/index.ts';
import { forms, windowsForm } from './forms.ts';

/** What a whole value becomes, character by character. */
function encodeText(text: string, form: TextForm): string {
  const points = Array.from(text);
  const trimmed = new Set(form.trimmed?.map((point) => String.fromCodePoint(point)));
  while (trimmed.has(points.at(-1) ?? '')) points.pop();
  return points.map((character) => form.encode(character.codePointAt(0) ?? 0)).join('');
}

/** A text as Wazuh hands it to PCRE2: one character per UTF-8 byte. */
function bytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function search(printed: string, form: TextForm, value: string): boolean {
  const compiled = compilePattern(printed);
  const outcome = compiled.search(bytes(encodeText(value, form)));
  compiled.destroy();
  if (outcome.kind === 'failed') throw new Error(`${printed}: ${outcome.reason}`);
  return outcome.kind === 'match';
}

/** White space at the end does not reach the encoded text, and what is searched for there is another matter. */
function trimmed(value: string, form: TextForm): string {
  let end = value.length;
  while (form.trimmed?.includes(value.charCodeAt(end - 1))) end--;
  return value.slice(0, end);
}

/** What becomes longer is parted by who writes it. */
const mostText = 8_000;

it('a run of whole characters from the start is kept where it stands in a choice', () => {
  const run = sequence([
    repeat(anyOne, 0, null),
    literal('a', 'cased'),
    noneOf([{ from: 97, to: 97 }], 'cased'),
  ]);
  const pattern = sequence([start, choice([run, literal('b', 'cased')]), anyRun, literal('0', 'cased'), end]);
  for (const form of forms) {
    const printed = printPcre2(encodePattern(pattern, form));
    expect(['&x0', 'a&x0', 'b&x0'].map((value) => search(printed, form, value))).toEqual([false, true, true]);
  }
});

describe('a repeat of several characters behind a run', () => {
  const run = repeat({ kind: 'any-one', newlines: true }, 0, null);
  const pattern = sequence([start, run, repeat(literal('uu', 'cased'), 1, null), literal('aa', 'cased')]);

  it.each(forms.map((form) => [form.name, form] as const))(
    'may begin within one of its rounds: %s',
    (_, form) => {
      const printed = printPcre2(encodePattern(pattern, form));
      const values = ['uuaa', 'uuuaa', 'uuuuuuuaa', 'uaa'];
      expect(values.map((value) => search(printed, form, value))).toEqual([true, true, true, false]);
    },
  );
});

it('what begins with a letter that no other character is spelled with asks for nothing in front, however long it is', () => {
  const digits = repeat(oneOf([{ from: 0x30, to: 0x39 }], 'cased'), 300, 300);
  const pattern = sequence([
    literal('.exe', 'caseless'),
    repeat(choice([digits, noneOf([], 'cased')]), 0, 3),
    end,
  ]);
  expect(printPcre2(encodePattern(pattern, windowsForm))).toMatch(/^\(\?i\)\\.exe/);
});

describe('the printed pattern finds in the encoded text what the pattern finds in the value', () => {
  it.each(forms.map((form) => [form.name, form] as const))('%s', (_, form) => {
    const cases = patterns.chain((pattern) =>
      fc.tuple(fc.constant(pattern), fc.array(valuesNear(pattern), { minLength: 5, maxLength: 5 })),
    );
    fc.assert(
      fc.property(cases, ([pattern, values]) => {
        const printed = printPcre2(encodePattern(pattern, form));
        fc.pre(printed.length <= mostText);
        for (const written of values) {
          const value = trimmed(written, form);
          const found = search(printed, form, value);
          expect({ printed, value, found }).toEqual({
            printed,
            value,
            found: referenceMatch(pattern, value),
          });
        }
      }),
      { numRuns: Number(process.env.SIGMAZUH_ENCODINGS ?? 300) },
    );
  });
});
