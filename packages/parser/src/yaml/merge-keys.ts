import type { Reporter } from '../reporter.ts';
import type { YamlEntry, YamlNode, YamlScalar } from '../yaml.ts';

/** `<<: *anchor`, a YAML 1.1 habit that the tools around Sigma understand. Quoted it is an ordinary key. */
export function isMergeKey(key: YamlScalar): boolean {
  return key.text === '<<' && key.style === 'plain';
}

/** The entries a merge key brings in; of several maps the earlier one wins. */
export function mergedEntries(value: YamlNode, report: Reporter): readonly YamlEntry[] {
  if (value.kind === 'map') return value.entries;
  if (value.kind === 'list' && value.items.every((item) => item.kind === 'map')) {
    return value.items.flatMap((item) => (item.kind === 'map' ? item.entries : []));
  }
  report.error('wrong-type', value.range, 'the merge key "<<" needs a map or a list of maps');
  return [];
}
