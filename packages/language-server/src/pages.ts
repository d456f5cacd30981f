import { existsSync } from 'node:fs';

/**
 * Where the pages about diagnostics lie: beside what was built, or in a checkout that was not.
 *
 * @param from the URL of the running file
 * @returns a URL that names of pages can be added to, or `null`
 */
export function findPages(from: string): string | null {
  const places = ['./pages/', '../../../docs/diagnostics/'].map((place) => new URL(place, from));
  return places.find((place) => existsSync(place))?.href ?? null;
}
