import type { SourceRange, YamlEntry, YamlNode } from '@sigmazuh/parser';
import type { ErrorObject } from 'ajv';

export function entryOf(node: YamlNode, key: string): YamlEntry | undefined {
  return node.kind === 'map' ? node.entries.find((entry) => entry.key.text === key) : undefined;
}

/** What a path of keys and positions leads to; the nearest node there is when it leads nowhere. */
function nodeAt(node: YamlNode, path: readonly string[]): YamlNode {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  const next = node.kind === 'list' ? node.items[Number(step)] : entryOf(node, step)?.value;
  return next === undefined ? node : nodeAt(next, rest);
}

/** The place of what a schema found wrong: a key that does not belong, or the value that is not as it should be. */
export function placeOf(mistake: ErrorObject, document: YamlNode): SourceRange {
  const path = mistake.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const node = nodeAt(document, path);
  const extra: unknown = mistake.params.additionalProperty;
  return typeof extra === 'string' ? (entryOf(node, extra)?.key.range ?? node.range) : node.range;
}

/** The document as plain data. Values of fields are texts here, so `1` and `yes` stay what was written. */
export function plainValue(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'number' && Number.isInteger(node.value) && node.text === `${node.value}`
        ? node.value
        : node.text;
    case 'list':
      return node.items.map((item) => {
        const value = plainValue(item);
        return typeof value === 'number' ? `${value}` : value;
      });
    case 'map':
      return Object.fromEntries(node.entries.map((entry) => [entry.key.text, plainValue(entry.value)]));
  }
}
