import { nearest } from '../nearest.ts';
import { ownEntry } from '../own-entry.ts';
import type { Reporter } from '../reporter.ts';
import type { YamlMap, YamlScalar } from '../yaml.ts';
import type { Schema } from './annotations.ts';

/**
 * Sigma allows attributes of one's own, so an unknown key is no mistake by itself; one that is almost a known
 * key is. Looks at the document's own attributes and at those of the sections with a schema.
 */
export function reportMisspeltKeys(map: YamlMap, schema: Schema, report: Reporter): void {
  const properties = propertiesOf(schema);
  if (properties === null) return;
  for (const { key, value } of map.entries) {
    const property = ownEntry(properties, key.text);
    if (property === undefined) reportIfNear(key, map, schema, Object.keys(properties), report);
    else if (value.kind === 'map' && property.additionalProperties === undefined)
      reportMisspeltKeys(value, property, report);
  }
}

/** The key of the map that was probably meant to be `name`, if there is one. */
export function misspelling(map: YamlMap, name: string, known: readonly string[]): YamlScalar | null {
  const candidates = map.entries.map(({ key }) => key).filter((key) => !known.includes(key.text));
  return candidates.find((key) => nearest(key.text, [name]) === name) ?? null;
}

/** Whether a map has a key, or one that was probably meant to be it; what is wrong with that one has been reported. */
export function isMeant(map: YamlMap, name: string): boolean {
  return misspelling(map, name, []) !== null;
}

export function propertiesOf(schema: Schema): Readonly<Record<string, Schema>> | null {
  const { properties } = schema;
  return typeof properties === 'object' && properties !== null
    ? (properties as Readonly<Record<string, Schema>>)
    : null;
}

function reportIfNear(
  key: YamlScalar,
  map: YamlMap,
  schema: Schema,
  known: readonly string[],
  report: Reporter,
): void {
  const meant = nearest(key.text, known);
  if (meant === null) return;
  if (map.entries.some((entry) => entry.key.text === meant)) return;
  // A missing required attribute is reported as such, naming this key.
  if (Array.isArray(schema.required) && schema.required.includes(meant)) return;
  report.warning(
    'misspelt-attribute',
    key.range,
    `the attribute "${key.text}" is unknown and has no effect`,
    {
      hint: `did you mean "${meant}"?`,
      meant,
    },
  );
}
