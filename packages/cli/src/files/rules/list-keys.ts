import type { RulesetTexts } from '@sigmazuh/explain';

/** The keys of a manager's list: what stands in front of the first `:` of each line, quotation marks apart. */
export function listKeys(list: string, rulesets: readonly RulesetTexts[]): readonly string[] | null {
  const file = rulesets.flatMap(({ lists }) => lists).find(({ name }) => name === list);
  if (file === undefined) return null;
  return file.text.split('\n').flatMap((line) => {
    const quoted = /^"([^"]*)":/.exec(line)?.[1];
    const key = quoted ?? /^([^:]*):/.exec(line)?.[1];
    // No key holds a quotation mark.
    return key === undefined || key === '' || key.includes('"') ? [] : [key];
  });
}
