import {
  alternativesOf,
  choice,
  itemsOf,
  type Pattern,
  patternKey,
  sequence,
  zeroFraction,
} from '@sigmazuh/compiler';
import { ownEntry } from '@sigmazuh/parser';
import { exactValue, type SourceMapping } from '@sigmazuh/wazuh-events';
import type { EventFacts } from '../branch/event-facts.ts';
import { type Condition, elementTarget, targetOf } from '../locate/index.ts';
import type { Branch, LocatedTest } from './branches.ts';

/** A branch whose tests on fields with known values have become facts. */
export interface FactualBranch {
  readonly branch: Branch;
  readonly facts: EventFacts;
  /** Conditions that the facts rest on: field (as written) → values. Tested where the parents do not imply them. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
}

/**
 * What a branch says about fields whose value it fixes, together with its source:
 *
 *     source: channel Security          branch: EventID 4624 or 4625, …
 *     →  facts channel = security, eventid = 4624 | 4625
 *
 * `null` when both cannot be true at once: no event of this source matches the branch.
 */
export function factsOf(branch: Branch, source: SourceMapping): FactualBranch | null {
  const asked = new Map(Object.entries(source.when));
  const tests: LocatedTest[] = [];
  for (const test of branch.tests) {
    const values = fixedValues(test);
    if (test.target.kind !== 'field' || values === null || !decides(test.target.name)) {
      tests.push(test);
      continue;
    }
    const name = test.target.name;
    const sofar = asked.get(name) ?? ownEntry(source.known, name);
    const both = sofar === undefined ? values : sofar.filter((each) => hasText(values, each));
    if (both.length === 0) return null;
    asked.set(name, both);
  }
  const known = [...Object.entries(source.known ?? {}), ...asked];
  return {
    branch: { tests, exclusions: branch.exclusions },
    asked,
    facts: {
      categories: source.enters,
      decoders: source.decodedAs ?? null,
      otherDecoders: source.notDecodedAs ?? [],
      fieldRoots: source.fieldRoots ?? { kind: 'without', names: [] },
      values: new Map(known.map(([name, values]) => [name.toLowerCase(), values.map(lower)])),
    },
  };
}

/** Fields that say where in the tree an event goes. */
const decisive = new Set([
  'win.system.channel',
  'win.system.eventID',
  'system.eventID',
  'win.system.providerName',
  'integration',
  'aws.source',
  'office365.source',
]);

function decides(field: string): boolean {
  return decisive.has(field);
}

/** The values a test allows, when they are few and spelled out. */
function fixedValues(test: LocatedTest): readonly string[] | null {
  if (test.kind !== 'value') return null;
  const values = alternativesOf(test.pattern).map((each) => exactValue(each) ?? wholeNumber(each));
  const found = [...new Set(values.filter((each) => each !== null))];
  return values.includes(null) || found.length > 64 ? null : found;
}

/** The number that an alternative such as `^0*4624(\.0+)?$` stands for, as Windows writes it. */
function wholeNumber(pattern: Pattern): string | null {
  const [first, ...rest] = itemsOf(pattern);
  const last = rest.pop();
  if (first?.kind !== 'anchor' || first.at !== 'start' || last?.kind !== 'anchor' || last.at !== 'end')
    return null;
  const [digits, ...more] = rest.filter((item) => !isInsignificant(item));
  return digits?.kind === 'literal' && more.length === 0 && /^\d+$/.test(digits.text) ? digits.text : null;
}

/** Zeros in front, and a fraction of zeros. */
function isInsignificant(item: Pattern): boolean {
  const isZeros = item.kind === 'repeat' && item.item.kind === 'literal' && item.item.text === '0';
  return isZeros || patternKey(item) === patternKey(zeroFraction);
}

const lower = (text: string) => text.toLowerCase();

function hasText(values: readonly string[], text: string): boolean {
  return values.some((each) => lower(each) === lower(text));
}

/** A condition that a field has one of some values. */
export function valuesCondition(field: string, values: readonly string[]): Condition {
  return {
    target: elementTarget(targetOf(field)),
    negated: 'no',
    pattern: choice([...values].sort().map(exactly)),
  };
}

function exactly(text: string): Pattern {
  return sequence([
    { kind: 'anchor', at: 'start' },
    { kind: 'literal', text, cased: false },
    { kind: 'anchor', at: 'end' },
  ]);
}
