import { alternativesOf, itemsOf, type MatchTest, type Pattern, type Predicate } from '@sigmazuh/compiler';
import { exactValue } from '@sigmazuh/wazuh-events';
import { hasCase } from '../locate/index.ts';
import { sha256Hex } from '../sha256.ts';

/** From here on a look into a list costs the engine less than comparing with one value after the other. */
const leastValues = 64;

/** Sets of values that are CDB lists, by the name of the list. */
export type ValueSets = ReadonlyMap<string, readonly string[]>;

/**
 * Makes large sets of whole values lists of their own, where letters do not tell: there are none, or their case counts.
 *
 *     SourceIp: [192.0.2.1, 192.0.2.2, …]   →   SourceIp is a key of etc/lists/PACK-1f0c9d2e8a47
 */
export function withLargeSets(
  predicate: Predicate,
  pack: string,
): { readonly predicate: Predicate; readonly sets: ValueSets } {
  const sets = new Map<string, readonly string[]>();
  const changed = (each: Predicate): Predicate => {
    switch (each.kind) {
      case 'and':
      case 'or':
        return { kind: each.kind, operands: each.operands.map(changed) };
      // What is excluded is put together with other exclusions, which a list would keep apart.
      case 'match': {
        const values = setOf(each);
        if (values === null) return each;
        const name = `etc/lists/${pack}-${sha256Hex(JSON.stringify(values)).slice(0, 12)}`;
        sets.set(name, values);
        return { ...each, listed: { name, keys: 'known', cased: true, asked: 'by size' } };
      }
      default:
        return each;
    }
  };
  return { predicate: changed(predicate), sets };
}

function setOf({ field, pattern, listed }: MatchTest): readonly string[] | null {
  if (field === null || listed !== undefined) return null;
  const alternatives = alternativesOf(pattern);
  if (alternatives.length < leastValues) return null;
  const values = alternatives.flatMap((each) => wholeValue(each) ?? []);
  return values.length < alternatives.length ? null : [...new Set(values)].sort();
}

function wholeValue(pattern: Pattern): string | null {
  const value = exactValue(pattern);
  const isSure = itemsOf(pattern).every(
    (item) => item.kind !== 'literal' || item.cased || !hasCase(item.text),
  );
  return value === '' || !isSure ? null : value;
}
