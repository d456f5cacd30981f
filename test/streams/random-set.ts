import type { Dice } from '../synthetic/dice.ts';
import { idOf, rules } from './kinds.ts';

/** Levels by which the alerts of a set's correlations are told apart. */
const levels = ['medium', 'high', 'critical'] as const;

const spans = ['0s', '1s', '10s', '20s', '30s', '1m', '2m', '30d'];
const types = [
  'event_count',
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'temporal_ordered',
];
const valued = ['TargetUserName', 'LogonType', 'Computer'];
const excluded = ["LogonType: '10'", 'TargetUserName: bob', 'Computer: pc01.example.com'];

/** One to three correlations over the rules of `kinds`, which may refer to each other, and perhaps a filter. */
export function randomSet(dice: Dice): string {
  const names = Object.keys(rules);
  const used = new Set<string>();
  const documents: string[] = [];
  for (const level of levels.slice(0, 1 + dice.below(levels.length))) {
    const name = `c_${level}`;
    const referred = new Set(Array.from({ length: 1 + dice.below(3) }, () => dice.pick(names) ?? 'failed'));
    for (const each of referred) used.add(each);
    documents.push(randomCorrelation(name, level, [...referred], dice));
    names.push(name);
  }
  if (dice.below(3) === 0) documents.push(randomFilter([...used], dice));
  return [...[...used].flatMap((name) => rules[name] ?? []), ...documents].join('---\n');
}

function randomCorrelation(name: string, level: string, referred: readonly string[], dice: Dice): string {
  const type = dice.pick(types) ?? 'event_count';
  // `who` is an alias, and no event has the last one.
  const groups = ['TargetUserName', 'IpAddress', 'Computer']
    .filter(() => dice.below(3) === 0)
    .concat(
      ['who'].filter(() => dice.below(6) === 0),
      ['SubjectUserName'].filter(() => dice.below(25) === 0),
    );
  const aliases = groups.includes('who')
    ? `    aliases: { who: { ${referred.map((each) => `${each}: TargetUserName`).join(', ')} } }\n`
    : '';
  return [
    `title: ${name}\nid: ${idOf(name)}\nname: ${name}\ncorrelation:\n    type: ${type}\n`,
    `    rules: [${referred.join(', ')}]\n    timespan: ${dice.pick(spans)}\n    group-by: [${groups.join(', ')}]\n`,
    aliases,
    conditionOf(type, dice),
    `${dice.below(4) === 0 ? 'generate: true\n' : ''}level: ${level}\n`,
  ].join('');
}

function conditionOf(type: string, dice: Dice): string {
  const least = `${dice.pick(['gte', 'gt'])}: ${dice.below(4)}`;
  if (type === 'event_count') return `    condition: { ${least} }\n`;
  if (type === 'value_count') return `    condition: { field: ${dice.pick(valued)}, ${least} }\n`;
  return dice.below(5) === 0 ? `    condition: { gte: ${1 + dice.below(2)} }\n` : '';
}

function randomFilter(named: readonly string[], dice: Dice): string {
  return [
    `title: filter\nid: ${idOf('filter')}\nlogsource: { product: windows, service: security }\nfilter:\n`,
    `    rules: [${dice.pick(named)}]\n    selection: { ${dice.pick(excluded)} }\n    condition: not selection\n`,
  ].join('');
}
