import { isMap, type Unread } from './unread.ts';

/**
 * The document that a manager wrote, taken out of what others put around it:
 *
 *     {"_index":…,"_source":{…}}                    as the dashboard shows it and the indexer answers
 *     {"hits":{"hits":[{"_source":{…}}]}}           the answer to a search that found one
 *     {"parameters":{"alert":{…}}}, {"all_fields"}  what active responses and integrations are given
 *     {"rule.id":"5710","agent.id":["001"]}         names with their paths in them, as tables and exports have them
 */
export function archivedDocument(read: Unread): Unread {
  const { hits, _source: source, all_fields: all, parameters, fields } = read;
  if (isMap(source)) return archivedDocument(source);
  if (isMap(all)) return archivedDocument(all);
  if (isMap(parameters) && isMap(parameters.alert)) return archivedDocument(parameters.alert);
  if (isMap(hits) && Array.isArray(hits.hits)) {
    const [only, ...others] = hits.hits;
    return others.length === 0 && isMap(only) ? archivedDocument(only) : read;
  }
  if (isMap(fields) && isFlat(fields)) return nested(fields);
  return isFlat(read) ? nested(read) : read;
}

/** Only names of a manager's documents are taken apart. */
const isFlat = (map: Unread): boolean =>
  'decoder.name' in map || 'rule.id' in map || ('full_log' in map && 'agent.id' in map);

function nested(flat: Unread): Unread {
  const root: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(flat)) {
    const path = name.split('.');
    const last = path.pop() ?? name;
    const map = path.reduce((inner: Record<string, unknown>, key) => {
      const next = inner[key];
      const made: Record<string, unknown> = isMap(next) ? next : Object.create(null);
      inner[key] = made;
      return made;
    }, root);
    map[last] = Array.isArray(value) && value.length === 1 ? value[0] : value;
  }
  return root;
}
