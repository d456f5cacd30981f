import type { JsonObject } from '../query/json.ts';

/**
 * The indexed field in which a derived field's texts stand, so that the index can say of which events it need not be
 * made:
 *
 * * `url`: values are parts of the decoded URL
 * * `line`: parts of the line, which the index has word by word
 * * `audit`: parts of the line, or of what it has in hexadecimal
 * * `line-and-values`, `audit-and-values`: these, or what a decoder found in the line
 */
export type HeldBy = 'url' | 'line' | 'audit' | 'line-and-values' | 'audit-and-values';

/**
 * A field that the index does not have and OpenSearch makes from the document while it searches (derived fields, since
 * 2.15): a part of the line, or all values of the event as one field. It is looked at for events that are left when
 * all indexed conditions hold.
 */
export interface DerivedField {
  readonly name: string;
  /** Painless that calls `emit` for each value, behind the functions it needs. */
  readonly source: string;
  /** The two parts of it, for scripts that make several. */
  readonly functions: string;
  readonly body: string;
  readonly heldBy: HeldBy | null;
}

/** A derived field of that name, by its script. */
export function derivedField(
  name: string,
  heldBy: HeldBy | null,
  body: string,
  functions = '',
): DerivedField {
  const parts = { functions: compact(functions), body: compact(body) };
  return Object.freeze({ name, heldBy, source: `${parts.functions} ${parts.body}`.trim(), ...parts });
}

/** The `derived` section of a search or a mapping. */
export function derivedSection(fields: readonly DerivedField[]): JsonObject {
  const ordered = fields.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return Object.fromEntries(
    ordered.map(({ name, source }) => [name, { type: 'keyword', script: { source } }]),
  );
}

/** A text as Painless writes it. */
export function painlessText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}

/** Painless without indentation and line breaks, which a request does not need. */
export function compact(source: string): string {
  return source.replace(/\n\s*/g, ' ').trim();
}
