import { afterEach, describe, expect, it } from 'vitest';
import { soundCorrelation, soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

const filter = `title: Whoami of the Monitoring
id: 8f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90
logsource: {category: process_creation, product: windows}
filter:
  rules: [6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90]
  selection: {User: monitoring}
  condition: not selection
`;

/** A document with one thing wrong: what was written, what is written instead, and what is said of it. */
type Wrong = readonly [name: string, from: string, to: string, says: RegExp];

const wrongCorrelations: readonly Wrong[] = [
  [
    'nothing',
    soundCorrelation.slice(soundCorrelation.indexOf('  type')),
    'level: high\n',
    /:3:1 error "correlation" has no value/,
  ],
  [
    'a list',
    soundCorrelation.slice(soundCorrelation.indexOf('\n  type')),
    ' [a]\n',
    /:3:14 error "correlation" is a map, and this is a list/,
  ],
  ['no type', '  type: event_count\n', '', /:3:1 error the attribute "type" of "correlation" is missing/],
  [
    'a misspelt type',
    'event_count',
    'event_cuont',
    /:4:9 error "event_cuont" is not[^\n]*\n[\s\S]*did you mean "event_count"/,
  ],
  [
    'no rules',
    'rules: [6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90]',
    'rules: []',
    /:5:10 error "rules" is an empty list/,
  ],
  [
    'a number for a rule',
    '[6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90]',
    '[5]',
    /:5:11 error "rules" is a text, and this is the number 5/,
  ],
  [
    'a time span without a unit',
    '5m',
    '5',
    /:7:13 error "timespan" is a time span, and this is the number 5/,
  ],
  ['a condition in words', '{gte: 10}', 'gte 5', /:8:14 error "condition" is a map, and this is a text/],
  [
    'an operator of another language',
    'gte',
    'ge',
    /:8:15 error "condition" has no "ge"[^\n]*\n[\s\S]*did you mean "gte"/,
  ],
  ['a count in quotes', 'gte: 10', "gte: '10'", /:8:20 error "gte" is a number, and this is a text/],
  [
    'a count of values without a field',
    'event_count',
    'value_count',
    /:8:3 error a correlation of type "value_count" needs "field"/,
  ],
  [
    'one key twice',
    '  timespan: 5m\n',
    '  timespan: 5m\n  timespan: 6m\n',
    /:8:3 error the key "timespan" stands twice/,
  ],
];

const wrongFilters: readonly Wrong[] = [
  ['nothing', filter.slice(filter.indexOf('  rules')), '', /:4:1 error "filter" has no value/],
  [
    'a list',
    filter.slice(filter.indexOf('\n  rules')),
    ' [a]\n',
    /:4:9 error "filter" is a map, and this is a list/,
  ],
  [
    'no log source',
    'logsource: {category: process_creation, product: windows}\n',
    '',
    /:1:1 error the attribute "logsource" is missing/,
  ],
  [
    'no rules',
    '  rules: [6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90]\n',
    '',
    /:4:1 error the attribute "rules" of "filter" is missing/,
  ],
  ['no condition', '  condition: not selection\n', '', /:4:1 error the detection has no condition/],
  [
    'a condition one level too far left',
    '  condition:',
    'condition:',
    /:4:1 error [\s\S]*line 7 stands one level too far left/,
  ],
  [
    'a misspelt search identifier',
    'not selection',
    'not selektion',
    /:7:18 error there is no search identifier "selektion"[\s\S]*did you mean "selection"/,
  ],
  [
    'a misspelt modifier',
    '{User: monitoring}',
    "{'User|startwith': monitoring}",
    /:6:21 error unknown modifier "startwith"/,
  ],
  ['nothing to search', '{User: monitoring}', '', /:6:13 error a search identifier without content/],
];

const wrongDocuments = [
  ...wrongCorrelations.map((each) => ({ of: 'a correlation', base: soundCorrelation, each })),
  ...wrongFilters.map((each) => ({ of: 'a filter', base: filter, each })),
].map(({ of, base, each: [name, from, to, says] }) => ({
  name: `${of} with ${name}`,
  text: base.replace(from, () => to),
  says,
}));

describe('what is wrong in a document about other rules', () => {
  it.each(wrongDocuments)('is said at its place, and the rest is built: $name', async ({ text, says }) => {
    workplace = new Workplace({ 'rules/x.yml': text, 'rules/good.yml': soundRule });
    const { exit, err } = await workplace.run(['build', 'rules']);
    expect(err).toMatch(new RegExp(`^rules/x\\.yml${says.source}`, 'm'));
    expect(exit).toBe(0);
    const entries: readonly { readonly path: string; readonly status: string }[] = JSON.parse(
      workplace.read('dist/manifest.json'),
    ).rules;
    const ofFile = (file: string) => entries.filter(({ path }) => path === file).map(({ status }) => status);
    expect(ofFile('rules/good.yml')).toEqual(['converted']);
    expect(ofFile('rules/x.yml')).toEqual(['refused']);
    expect((await workplace.run(['check', 'rules'])).exit).toBe(1);
    expect((await workplace.run(['build', 'rules', '--strict'])).exit).toBe(1);
  });
});
