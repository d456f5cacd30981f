import { ownEntry } from '@sigmazuh/parser';
import type { KnownValues } from '@sigmazuh/pipeline';
import type { SourceMapping } from './source-mapping.ts';

/** The events that are of both sources, read as the first one reads them; `null` when no event can be. */
export function intersection(one: SourceMapping, other: SourceMapping): SourceMapping | null {
  if (one.form !== other.form) return null;
  const enters = one.enters.filter((each) => other.enters.includes(each));
  const when = commonValues(one, other);
  if (enters.length === 0 || when === null) return null;
  return { ...one, name: `${one.name}+${other.name}`, enters, when, known: { ...other.known, ...one.known } };
}

/** Conditions of both; a field that both ask for has to have a value that both allow. */
function commonValues(one: SourceMapping, other: SourceMapping): KnownValues | null {
  const common = new Map(Object.entries(one.when));
  for (const [field, values] of Object.entries(other.when)) {
    const own = ownEntry(one.when, field) ?? ownEntry(one.known, field);
    const shared = own === undefined ? values : own.filter((each) => values.includes(each));
    if (shared.length === 0) return null;
    common.set(field, shared);
  }
  return Object.fromEntries(common);
}
