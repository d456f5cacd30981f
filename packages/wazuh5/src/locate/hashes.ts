import {
  alternativesOf,
  end,
  itemsOf,
  literal,
  type Pattern,
  type Predicate,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { ownEntry } from '@sigmazuh/parser';

type OnPart = (pattern: Pattern) => Predicate | null;

/** Hexadecimal digits of each kind of hash that Sysmon writes. */
const digits: Readonly<Record<string, number>> = { MD5: 32, SHA1: 40, SHA256: 64, IMPHASH: 32 };

/**
 * What Sysmon's list of hashes is asked for, asked of the field of that hash:
 *
 *     ~ SHA256=0a1b…   →   hash.sha256 = 0a1b…
 *
 * Only whole hashes: a part of one could lie anywhere in the list. `null` = it cannot be said.
 */
export function hashTest(pattern: Pattern, fieldOf: (name: string) => OnPart | null): Predicate | null {
  const operands: Predicate[] = [];
  for (const alternative of alternativesOf(pattern)) {
    const [only, ...more] = itemsOf(alternative);
    if (only?.kind !== 'literal' || more.length > 0) return null;
    const [, name = '', value = ''] = /^,?([A-Za-z0-9]+)=([0-9A-Fa-f]+),?$/.exec(only.text) ?? [];
    const onPart = fieldOf(name.toUpperCase());
    if (onPart === null || value.length !== ownEntry(digits, name.toUpperCase())) return null;
    const made = onPart(sequence([start, literal(value, 'caseless'), end]));
    if (made === null) return null;
    operands.push(made);
  }
  return { kind: 'or', operands };
}
