import { createHash } from 'node:crypto';
import type { FileRule } from '@sigmazuh/wazuh';
import { parentsOf } from '../sides/pack-cost.ts';
import { forPeople } from '../sides/side.ts';
import { implies, textsImply } from './implied-text.ts';
import { searchKey } from './search-key.ts';

/** One condition that has to hold. */
interface Condition {
  readonly key: string;
  /** What is searched, and for what: of another condition of the same it may follow. */
  readonly subject: string;
  readonly language: 'pcre2' | 'osmatch' | 'other';
  readonly text: string;
}

/** Conditions that hold together, by their keys. */
type Way = ReadonlyMap<string, Condition>;

/** More ways than these into one rule are told apart by how they are written. */
const mostWays = 256;

/**
 * What the rules of a pack ask for, themselves and by what they hang under: the ways in which an event can come to each,
 * as sets of conditions. How conditions are spread over rules, and which is asked first, means nothing.
 */
export class PackMeaning {
  readonly #rules: ReadonlyMap<number, FileRule>;
  readonly #ways = new Map<number, readonly Way[]>();

  constructor(rules: ReadonlyMap<number, FileRule>) {
    this.#rules = rules;
  }

  /** The same for rules that ask for the same. */
  of(id: number): string {
    const ways = this.#waysTo(id).map((way) => [...withoutImplied(way).keys()].sort().join('\n'));
    return createHash('sha256')
      .update([...new Set(ways)].sort().join('\n\n'))
      .digest('hex');
  }

  #waysTo(id: number): readonly Way[] {
    const known = this.#ways.get(id);
    if (known !== undefined) return known;
    const rule = this.#rules.get(id);
    // A stock rule is what its id says.
    if (rule === undefined) return [wayOf([other(`rule ${id}`)])];
    const own = conditionsOf(rule);
    this.#ways.set(id, [wayOf(own)]);
    const above = parentsOf(rule).map((parent) => this.#waysTo(parent));
    const all =
      above.length === 0 ? [wayOf(own)] : above.flat().map((way) => wayOf([...way.values(), ...own]));
    const ways = all.length > mostWays ? [wayOf([...own, other(writtenKey(above))])] : all;
    this.#ways.set(id, ways);
    return ways;
  }
}

function conditionsOf(rule: FileRule): readonly Condition[] {
  const asked = rule.text.options
    .filter(({ name }) => !forPeople.has(name))
    .map(({ name, attributes, text }): Condition => {
      const { type, ...rest } = attributes;
      const language = rest.negate === undefined && (type === 'pcre2' || type === 'osmatch') ? type : 'other';
      return {
        key: JSON.stringify([name, attributes, searchKey(type, text)]),
        subject: JSON.stringify([name, rest]),
        language,
        text,
      };
    });
  return rule.category === null ? asked : [other(`category ${rule.category}`), ...asked];
}

/** Without the first looks that the conditions behind them make sure of, the longest left out first. */
function withoutImplied(way: Way): Way {
  const looks = [...way.values()]
    .filter(({ language }) => language === 'osmatch')
    .sort((one, another) => another.key.length - one.key.length || (one.key < another.key ? -1 : 1));
  return looks.reduce((left, look) => {
    const rest = [...left.values()].filter((each) => each !== look && each.subject === look.subject);
    return rest.some((each) => isImplied(look, each)) ? wayWithout(left, look) : left;
  }, way);
}

function isImplied(look: Condition, by: Condition): boolean {
  switch (by.language) {
    case 'pcre2':
      return implies(by.text, look.text);
    case 'osmatch':
      return textsImply(by.text, look.text);
    case 'other':
      return false;
  }
}

const wayWithout = (way: Way, condition: Condition): Way =>
  new Map([...way].filter(([key]) => key !== condition.key));

const wayOf = (conditions: readonly Condition[]): Way => new Map(conditions.map((each) => [each.key, each]));

const other = (key: string): Condition => ({ key, subject: '', language: 'other', text: '' });

const writtenKey = (above: readonly (readonly Way[])[]): string =>
  above.map((ways) => ways.map((way) => [...way.keys()].join(' ')).join('|')).join('|');
