import { checkFiles } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { whoamiFile, whoamiRule } from './whoami-rule.ts';
import { wrongChecks } from './wrong-documents/checks.ts';
import { wrongConditions } from './wrong-documents/conditions.ts';
import { wrongCorrelations } from './wrong-documents/correlations.ts';
import { wrongDetections } from './wrong-documents/detections.ts';
import { wrongStructures } from './wrong-documents/structures.ts';
import type { WrongDocument } from './wrong-documents/wrong-document.ts';

const groups: readonly (readonly [string, readonly WrongDocument[]])[] = [
  ['YAML and attributes', wrongStructures],
  ['detections', wrongDetections],
  ['conditions', wrongConditions],
  ['correlations, filters, collections', wrongCorrelations],
  ['checks', wrongChecks],
];

it('finds nothing in the rule that the others are made from', () => {
  expect(checkFiles([{ file: whoamiFile, text: whoamiRule }]).diagnostics).toEqual([]);
});

it('has a hundred wrong documents', () => {
  expect(groups.flatMap(([, documents]) => documents).length).toBeGreaterThanOrEqual(100);
});

describe.each(groups)('one mistake in %s', (_group, documents) => {
  it.each(documents)('$name', ({ text, id, line, column, message }) => {
    const { diagnostics } = checkFiles([{ file: whoamiFile, text }]);
    const found = diagnostics.map((each) => ({
      id: each.id,
      line: each.range.start.line,
      column: each.range.start.column,
    }));
    expect(found).toEqual([{ id, line, column }]);
    const [only] = diagnostics;
    expect(`${only?.message} ${only?.hint ?? ''}`).toContain(message);
  });
});
