import type { MatchTest, Pattern } from '@sigmazuh/compiler';
import type { SourceRange } from '@sigmazuh/parser';

/** A search of this back end's own making; the pattern says all of it. */
export function matchOf(field: string, pattern: Pattern, range: SourceRange): MatchTest {
  return { kind: 'match', field, pattern, written: [], range };
}
