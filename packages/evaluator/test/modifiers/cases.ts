import { expect, it } from 'vitest';
import type { EvaluatorOptions, JsonObject } from '../../src/index.ts';
import { itemHolds } from '../rule-of.ts';

/** What is shown, the detection item, the event's fields, and whether it holds. */
export type ItemCase = readonly [title: string, item: string, fields: JsonObject, holds: 'holds' | 'fails'];

export function itShows(cases: readonly ItemCase[], options: EvaluatorOptions = {}): void {
  it.each(cases)('%s: %s', (_, item, fields, expected) => {
    expect(itemHolds(item, fields, options) ? 'holds' : 'fails').toBe(expected);
  });
}
