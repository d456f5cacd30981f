import { OPERATION_LENGTHS, Operation, type OperationLength } from './operation-length.ts';

/** What the characters of a pattern are in Wazuh's library: single bytes, or UTF-8 under `(*UTF)`. */
export type CharacterForm = 'bytes' | 'utf-8';

const ClassItem = { end: 0, single: 1, range: 2 } as const;
const CLASS_HAS_MAP = 0x02;
const CLASS_SIZE = 1 + 32;

const inUnits = ({ units, links, counts, maps }: OperationLength): number =>
  units + links + counts + 16 * maps;

const inBytes = ({ units, links, counts, maps }: OperationLength): number =>
  units + 2 * links + 2 * counts + 32 * maps;

interface Sizes {
  readonly units: number;
  readonly bytes: number;
}

const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;

/** A character of the pattern: its 16-bit units here and its bytes there. */
function characterSizes(unit: number, form: CharacterForm): Sizes {
  if (isHighSurrogate(unit)) return { units: 2, bytes: 4 };
  if (form === 'bytes' || unit < 0x80) return { units: 1, bytes: 1 };
  return { units: 1, bytes: unit < 0x800 ? 2 : 3 };
}

type ReadUnit = (position: number) => number;

/**
 * A class that does not fit a bit map of 256 characters: its length, flags, perhaps a bit map, and items.
 * In bytes, only properties need this form; without them the same class is a plain bit map.
 */
function extendedClassSizes(unit: ReadUnit, start: number, form: CharacterForm): Sizes {
  const units = unit(start + 1);
  const map = (unit(start + 2) & CLASS_HAS_MAP) === 0 ? { units: 0, bytes: 0 } : { units: 16, bytes: 32 };
  let properties = 0;
  let characters = 0;
  for (let position = start + 3 + map.units; unit(position) !== ClassItem.end; ) {
    const item = unit(position);
    position += 1;
    if (item === ClassItem.single || item === ClassItem.range) {
      characters += 1;
      for (let end = item; end > 0; end -= 1) {
        const size = characterSizes(unit(position), form);
        position += size.units;
        characters += size.bytes;
      }
    } else {
      properties += 3;
      position += 2;
    }
  }
  if (form === 'bytes' && properties === 0) return { units, bytes: CLASS_SIZE };
  const items = properties + (form === 'bytes' ? 0 : characters);
  return { units, bytes: 1 + 2 + 1 + map.bytes + items + 1 };
}

const NAMED_VERBS: ReadonlySet<number> = new Set([
  Operation.mark,
  Operation.pruneWithName,
  Operation.skipWithName,
  Operation.thenWithName,
  Operation.commitWithName,
]);

function isProperty(operation: number): boolean {
  return operation === Operation.property || operation === Operation.notProperty;
}

function plus(sizes: Sizes, units: number, bytes: number): Sizes {
  return { units: sizes.units + units, bytes: sizes.bytes + bytes };
}

function operationSizes(unit: ReadUnit, start: number, form: CharacterForm): Sizes {
  const operation = unit(start);
  const length = OPERATION_LENGTHS[operation];
  if (length === undefined) throw new Error(`pcre2: unknown operation ${operation} in a compiled pattern`);
  const plain: Sizes = { units: inUnits(length), bytes: inBytes(length) };
  if (operation === Operation.extendedClass) return extendedClassSizes(unit, start, form);
  if (operation === Operation.calloutText) {
    const text = unit(start + 3) - plain.units;
    return plus(plain, text, text);
  }
  if (NAMED_VERBS.has(operation)) return plus(plain, unit(start + 1), unit(start + 1));
  if (operation >= Operation.firstTypeRepeat && operation <= Operation.lastTypeRepeat) {
    return isProperty(unit(start + plain.units - 1)) ? plus(plain, 2, 2) : plain;
  }
  if (operation >= Operation.firstCharacter && operation <= Operation.lastCharacter) {
    const character = characterSizes(unit(start + plain.units - 1), form);
    return plus(plain, character.units - 1, character.bytes - 1);
  }
  return plain;
}

/**
 * How many bytes a pattern compiled to 16-bit units would take when compiled to bytes with link size 2, as in
 * Wazuh. Names and the fixed part in front are not counted: PCRE2's limit of 65,536 does not count them either.
 */
export function sizeInBytes(unit: ReadUnit, form: CharacterForm): number {
  let bytes = 0;
  for (let position = 0; ; ) {
    const sizes = operationSizes(unit, position, form);
    bytes += sizes.bytes;
    if (unit(position) === Operation.end) return bytes;
    position += sizes.units;
  }
}
