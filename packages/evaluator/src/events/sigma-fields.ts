import type { Scalar, SigmaEvent } from '../event.ts';

/** An event's fields by name: the value, or the list of values where there are several. */
export type SigmaFields = Readonly<Record<string, Scalar | readonly Scalar[]>>;

/** The fields of an event under the names that rules use for them; for looking at, and for tests. */
export function sigmaFields(event: SigmaEvent): SigmaFields {
  const [source] = event.sources;
  const fields = Array.from(source?.content.fields ?? []).flatMap(([name, { kind, values }]) => {
    if (kind === 'nested') return [];
    const [first, ...others] = values.map(({ scalar }) => scalar);
    return [
      [
        name,
        others.length === 0 && first !== undefined ? first : values.map(({ scalar }) => scalar),
      ] as const,
    ];
  });
  return Object.fromEntries(fields);
}
