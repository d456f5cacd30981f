import { type Pattern, parseRegex } from '@sigmazuh/compiler';
import { countSteps } from '@sigmazuh/pcre2';
import { describe, expect, it } from 'vitest';
import {
  encodePattern,
  findSuperlinear,
  hexForm,
  plainForm,
  printPcre2,
  type TextForm,
} from '../src/index.ts';
import { windowsForm } from './forms.ts';

function regex(text: string): Pattern {
  const pattern = parseRegex(text, new Set());
  if (pattern instanceof Error) throw pattern;
  return pattern;
}

/** Steps on a long text of decoys, against those on one of twice the length. */
function growth(pattern: string, decoy: string): number {
  const rounds = Math.ceil(6_000 / decoy.length);
  const [once, twice] = [rounds, 2 * rounds].map((count) => countSteps(pattern, decoy.repeat(count)));
  return (twice ?? 0) / (once ?? 1);
}

/** A regex, and a decoy that holds its heads without its tail. */
const cases: readonly (readonly [regex: string, decoy: string])[] = [
  ['(?s)socket.*connect.*dup2', 'socketconnect'],
  ['socket.*connect.*dup2', 'socketconnect'],
  ['socket.*connect.*dup2', 'socketconnect\n'],
  ['^a.*b.*c', 'ab'],
  ['cmd.{0,5}/c.+powershell.+exe', 'cmd /c powershell '],
  ['set.*&&\\s?set.*(?:invoke|environment).*&&.*"', 'set && set invoke '],
  ['"[^"]*\\d[^"]*x', '"11'],
  ['(?:sh|bash|/bin/sh)[\\s\\S]*-i', 'bash /bin/sh '],
  ['run.{0,5}(?:-c|-k).+shell.+(?:\\$?\\{?in\\}?|stay).+"', 'run -c shell $in stay '],
  ['run.{0,5}(?:-c|-k).+copy(?:\\.exe)?.{0,4}##.+board\\(\\s.+-f.+"', 'run -c copy## board( -f '],
  ['(?i)\\\\(venv|python(.+)?)\\\\lib\\\\site-packages\\\\', '\\python\\lib\\'],
];

const forms: readonly TextForm[] = [plainForm, windowsForm];

describe.each(forms.map((form) => [form.name, form] as const))('in the text form %s', (_, form) => {
  it.each(cases)('%s grows with the text, not faster', (text, decoy) => {
    const encoded = encodePattern(regex(text), form);
    expect(findSuperlinear(encoded)).toEqual([]);
    const subject = Array.from(decoy, (each) => form.encode(each.charCodeAt(0))).join('');
    expect(growth(printPcre2(encoded), subject)).toBeLessThan(2.3);
  });
});

const inHex: readonly (readonly [regex: string, decoy: string])[] = [
  ['(?s)socket.*connect.*dup2', 'socketconnect'],
  ['^a.*b.*c', 'ab'],
  ['(?i)sh[\\s\\S]*-i', 'bash '],
];

it.each(inHex)('%s grows with its hex digits, not faster', (text, decoy) => {
  const encoded = encodePattern(regex(text), hexForm);
  expect(findSuperlinear(encoded)).toEqual([]);
  expect(growth(printPcre2(encoded), Buffer.from(decoy).toString('hex').toUpperCase())).toBeLessThan(2.3);
});

const superlinear: readonly (readonly [regex: string, kind: string])[] = [
  ['^(a+)+$', 'ambiguous-repeats'],
  ['^(a|aa)+$', 'ambiguous-repeats'],
  ['^(\\w+\\s?)*$', 'ambiguous-repeats'],
  ['^(?:a|b|ab)*c$', 'ambiguous-repeats'],
  ['(?:a[^b]*){2}x', 'restarts'],
  ['ab(?:ab)*[cd]', 'restarts'],
  ['^(?:bb)*[ab](?:bb)*[ab]c$', 'ambiguous-repeats'],
];

describe('what may grow faster is named', () => {
  it.each(superlinear)('%s', (text, kind) => {
    expect(findSuperlinear(regex(text)).map((each) => each.kind)).toContain(kind);
  });
});
