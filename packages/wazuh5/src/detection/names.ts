import type { Detection, SourceRange } from '@sigmazuh/parser';

/** Words of the plugin's conditions, and keys of a detection that are no selections. */
const reserved = new Set(['and', 'or', 'not', 'of', 'all', 'any', 'them', 'condition', 'timeframe']);

/** Gives selections the names that the rule's own had. */
export class SelectionNames {
  readonly #taken = new Set<string>();

  readonly #detection: Detection;

  constructor(detection: Detection) {
    this.#detection = detection;
  }

  /** The name of the search identifier that a test is from, made into one of the plugin's identifiers. */
  originOf(range: SourceRange): string {
    const own = this.#detection.identifiers.findLast(
      ({ name }) => name.range.file === range.file && name.range.start.offset <= range.start.offset,
    );
    return identifier(own?.name.value ?? 'filter_rule');
  }

  /** A name that no selection has yet: the one wanted, or with a number. */
  take(wanted: string): string {
    let name = wanted;
    for (let i = 2; this.#taken.has(name); i++) name = `${wanted}_${i}`;
    this.#taken.add(name);
    return name;
  }
}

/** The plugin's identifiers are ASCII letters, digits and underscores, and begin with no digit. */
function identifier(name: string): string {
  const made = name.replaceAll(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d)/, '_');
  return reserved.has(made.toLowerCase()) ? `${made}_` : made;
}
