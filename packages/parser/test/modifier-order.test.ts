import { Diagnostics, modifierNames, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { refusalOfPair } from '../src/detection/modifier-order.ts';
import { completed } from './completed.ts';

function idsFor(key: string, value: string): readonly string[] {
  const diagnostics = new Diagnostics();
  const detection = `detection:\n    selection:\n        '${key}': ${value}\n    condition: selection\n`;
  parseSigma(completed(detection), 'x.yml', diagnostics);
  return diagnostics.all.map((each) => each.id);
}

const legal: readonly (readonly [key: string, value: string])[] = [
  ['F|all', '[a, b]'],
  ['F|all|contains', '[a, b]'],
  ['F|contains|all', '[a, b]'],
  ['F|contains|all|windash', '[-a, -b]'],
  ['F|windash|contains|all|cased', '[-a, -b]'],
  ['F|cased|endswith', 'a'],
  ['F|endswith|cased', 'a'],
  ['F|neq', 'a'],
  ['F|neq', '5'],
  ['F|neq', 'null'],
  ['F|contains|neq', 'a'],
  ['F|contains', '5'],
  ['F|startswith', 'true'],
  ['F|exists', 'true'],
  ['F|re', "'a.*'"],
  ['F|re|i', "'a.*'"],
  ['F|re|i|m|s', "'a.*'"],
  ['F|re|s|m|i', "'a.*'"],
  ['F|re|all', '[a.*, b]'],
  ['F|all|re|i', '[a.*, b]'],
  ['F|re|neq', "'a.*'"],
  ['F|re|expand', "'%a%.*'"],
  ['F|base64', 'a'],
  ['F|base64|contains', 'a'],
  ['F|base64|base64', 'a'],
  ['F|base64offset|contains', 'a'],
  ['F|wide|base64offset|contains', 'a'],
  ['F|utf16le|base64|contains', 'a'],
  ['F|utf16be', 'a'],
  ['F|utf16', 'a'],
  ['F|wide|contains', "'a*b'"],
  ['F|contains|wide', "'a*b'"],
  ['F|windash|wide|base64offset|contains|all', '[-a, -b]'],
  ['F|expand', "'%a%'"],
  ['F|contains|expand', "'%a%'"],
  ['F|expand|base64offset|contains', "'%a%'"],
  ['F|fieldref', 'G'],
  ['F|fieldref|neq', 'G'],
  ['F|neq|fieldref', 'G'],
  ['F|fieldref|endswith', 'G'],
  ['F|fieldref|cased', 'G'],
  ['F|cidr', "'10.0.0.0/8'"],
  ['F|cidr', "'10.0.0.1'"],
  ['F|cidr', "'fe80::/10'"],
  ['F|cidr', "'::ffff:10.0.0.0/104'"],
  ['F|cidr', "'::1'"],
  ['F|cidr|neq', "'10.0.0.0/8'"],
  ['F|lt', '5'],
  ['F|gte', '-1.5'],
  ['F|gt|all', '[1, 2]'],
  ['F|hour', '23'],
  ['F|hour|gte', '18'],
  ['F|week', '53'],
  ['F|year', '2024'],
  ['F|day|neq', '31'],
  ['F', '[]'],
  ['F', "''"],
  ['F', 'null'],
  ['|all', '[a, b]'],
  ['|contains', 'a'],
  ['|re|i', 'a.b'],
  ['|base64offset|contains', 'a'],
  ['|cased|all', '[a, b]'],
];

describe('a legal item', () => {
  it.each(legal)('%s: %s', (key, value) => {
    expect(idsFor(key, value)).toEqual([]);
  });
});

const illegalKeys = [
  'F|re|contains',
  'F|startswith|re',
  'F|cidr|startswith',
  'F|cidr|re',
  'F|i',
  'F|m',
  'F|contains|i',
  'F|i|re',
  'F|re|cased',
  'F|re|wide',
  'F|re|base64',
  'F|windash|re',
  'F|fieldref|re',
  'F|re|cidr',
  'F|lt|re',
  'F|hour|re',
  'F|contains|startswith',
  'F|startswith|endswith',
  'F|contains|base64offset',
  'F|base64offset|endswith',
  'F|startswith|base64offset',
  'F|base64offset|base64',
  'F|base64offset|wide',
  'F|wide|windash',
  'F|base64|windash',
  'F|base64|expand',
  'F|wide|utf16',
  'F|exists|all',
  'F|neq|exists',
  'F|lt|gt',
  'F|lt|contains',
  'F|gte|hour',
  'F|hour|minute',
  'F|hour|contains',
  'F|neq|lt',
  'F|fieldref|base64',
  'F|fieldref|expand',
  'F|cased|lt',
  'F|cidr|cased',
  'F|all|all',
  'F|contains|fieldref',
  'F|endswith|fieldref',
  '|exists',
  '|startswith',
  '|endswith',
  '|cidr',
  '|fieldref',
  '|lt',
  '|hour',
  '|neq',
];

describe('an illegal chain', () => {
  it.each(illegalKeys)('%s', (key) => {
    expect(idsFor(key, 'a')).toEqual(['illegal-modifier']);
  });
});

it('gives a reason for every pair that it refuses', () => {
  for (const before of modifierNames) {
    for (const after of modifierNames) {
      const refusal = refusalOfPair(before, after);
      if (refusal !== null) expect(refusal.reason, `${before}|${after}`).toMatch(/["a-z]{5}/);
    }
  }
});

it('refuses no pair in both orders without saying the same of both modifiers', () => {
  const hints = modifierNames.flatMap((before) =>
    modifierNames.flatMap((after) => {
      const hint = refusalOfPair(before, after)?.hint;
      const [, first, second] = /^write "(\w+)\|(\w+)"$/.exec(hint ?? '') ?? [];
      return first === undefined || second === undefined ? [] : [[first, second] as const];
    }),
  );
  const known = new Map(modifierNames.map((name) => [String(name), name]));
  for (const [first, second] of hints) {
    const [one, other] = [known.get(first), known.get(second)];
    if (one !== undefined && other !== undefined)
      expect(refusalOfPair(one, other), `${first}|${second}`).toBeNull();
  }
});
