/** What a monitor calls the fields of one data stream in its index of queries. */
export const renamed = (field: string): string =>
  `${field}_wazuh-events-v5-system-activity_Zb3kPJsBx1qYw0aLm2Nc`;

/**
 * What alerting makes of a query before it stores it: words are joined with single blanks, and each field of the
 * data stream gets its name in the index of queries, wherever its name and a colon stand.
 */
export function asStored(query: string, fields: readonly string[]): string {
  let stored = query;
  for (const field of fields) {
    if (!stored.includes(field)) continue;
    stored = stored
      .replaceAll('_exists_: ', '_exists_:')
      .split(/[ \t\n\v\f\r]+/)
      .map((word) => {
        const bare = word.replaceAll(/^[()]+|[()]+$/g, '');
        const isOwn = bare.startsWith('_exists_:') && bare.slice('_exists_:'.length) === field;
        return isOwn ? word.replace(field, renamed(field)) : word;
      })
      .join(' ')
      .replaceAll(`${field}:`, `${renamed(field)}:`);
  }
  return stored;
}
