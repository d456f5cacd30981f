import { compileRule } from '@sigmazuh/compiler';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { describe, expect, it } from 'vitest';
import { PlanFindings } from '../../src/findings.ts';
import { locateFields } from '../../src/locate/locate-fields.ts';
import { targetKey, type WazuhPredicate } from '../../src/locate/wazuh-predicate.ts';

const source: SourceMapping = {
  name: 'test',
  logSource: { product: 'windows' },
  enters: ['ossec'],
  when: {},
  form: 'windows',
  fields: { Twice: ['win.a.twice', 'win.b.twice'] },
  otherFields: { prefix: 'win.eventdata.', letters: 'lower-first' },
  absent: ['Missing'],
  keywords: 'event',
};

/** What becomes of one detection item, with the notes that it brings. */
function located(item: string) {
  const text = `title: t\nlogsource:\n  product: windows\ndetection:\n  a:\n    ${item}\n  condition: a\n`;
  const findings = new PlanFindings();
  const [rule] = parseSigma(text, 'rule.yml', new Diagnostics()).filter((each) => each.kind === 'rule');
  const compiled = rule === undefined ? null : compileRule(rule, new Diagnostics());
  const predicate = compiled === null ? null : locateFields(compiled.predicate, source, findings);
  const notes = findings.notes.map((note) => note.message);
  return { shape: predicate === null ? 'refused' : shape(predicate), notes };
}

function shape(predicate: WazuhPredicate): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return `(${predicate.operands.map(shape).join(` ${predicate.kind} `)})`;
    case 'not':
      return `not ${shape(predicate.operand)}`;
    case 'constant':
      return String(predicate.value);
    default:
      return `${predicate.kind} ${targetKey(predicate.target)}`;
  }
}

describe('fields that events never have', () => {
  it.each([
    ['Missing: null', 'true'],
    ["Missing: ''", 'false'],
    ['Missing|contains: x', 'false'],
    ['Missing|exists: true', 'false'],
  ])('%s is %s', (item, expected) => {
    expect(located(item).shape).toBe(expected);
  });
});

describe('fields with several places', () => {
  it.each([
    ['Twice|contains: x', '(value field win.a.twice or value field win.b.twice)'],
    ['Twice: null', '(not present field win.a.twice and not present field win.b.twice)'],
    ["Twice: ''", '((false or false) or (not present field win.a.twice and not present field win.b.twice))'],
  ])('%s', (item, expected) => {
    expect(located(item).shape).toBe(expected);
  });
});

describe('values that arrive as an absent field', () => {
  const absent = 'not present field win.eventdata.field';
  const value = 'value field win.eventdata.field';

  it.each([
    ["Field: '-'", `(false or ${absent})`],
    ["Field: ['-', x]", `(${value} or ${absent})`],
    // Other letters than those of "(NULL)" arrive.
    ["Field: '(null)'", `(${value} or ${absent})`],
    ["Field|re: '^-?$'", `(false or ${absent})`],
    ["Field|re: '^(?:-|n/a)$'", `(${value} or ${absent})`],
    // Values that are one of many are not what the rule is about.
    ["Field: '*'", absent.replace('not ', '')],
    ["Field|contains: '-'", value],
    ["Field|re: '^.$'", value],
    ["Field: 'a-'", value],
  ])('%s', (item, expected) => {
    expect(located(item).shape).toBe(expected);
  });
});

describe('what is lost on the way is noted', () => {
  it.each([
    ["Field|contains: ' -f '", 'blanks at the end of "Field" do not arrive in Wazuh'],
    ["Field: 'x '", 'blanks at the end of "Field" do not arrive in Wazuh'],
    ["Field: 'a b'", 'line breaks in "Field" arrive in Wazuh as blanks'],
    ["Field: '-'", 'Wazuh delivers "-" and an empty "Field" as an absent field'],
    ["Field|re: '^.$'", 'Wazuh delivers "-" and an empty "Field" as an absent field'],
  ])('%s', (item, note) => {
    expect(located(item).notes).toContain(note);
  });
});

describe('blanks behind a value', () => {
  const note = '"F" also matches values with blanks behind the text, which do not arrive in Wazuh';

  it.each(["F: 'NtLmSsp'", 'F|endswith: x', "F|re: 'a+$'"])('are noted where %s rests on its end', (item) => {
    expect(located(item).notes).toContain(note);
  });

  it.each(['F|contains: x', 'F|startswith: x', 'F: 12', "F: '0x1'", 'Image|endswith: x', 'EventID: 1'])(
    'are not where %s does not',
    (item) => {
      expect(located(item).notes).toEqual([]);
    },
  );
});

describe('values that arrive as the absence of their field', () => {
  it.each(["F: '*'", 'F|exists: true', 'F|exists: false', "F: '-'", "F: ''", 'F: null'])(
    'are noted for %s',
    (item) => {
      expect(located(item).notes).toEqual(['Wazuh delivers "-" and an empty "F" as an absent field']);
    },
  );

  it.each(['F: x', 'F|contains: x'])('are none of %s', (item) => {
    expect(located(item).notes.join()).not.toContain('absent field');
  });
});
