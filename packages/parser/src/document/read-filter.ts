import { readDetection } from '../detection/read-detection.ts';
import type { FilterRule } from '../documents.ts';
import type { Reporter } from '../reporter.ts';
import type { Located } from '../source.ts';
import type { YamlMap } from '../yaml.ts';
import { attribute, keyRange, locatedText, requiredMap } from './attributes.ts';
import { readHead } from './read-head.ts';
import { readLogSource } from './read-log-source.ts';

/** Reads a filter rule (Sigma filters specification). All its errors are reported; with any, there is no rule. */
export function readFilter(map: YamlMap, report: Reporter): FilterRule | null {
  const errors = report.errors;
  const head = readHead(map, report);
  const logSource = readLogSource(map, report);
  const section = requiredMap(map, 'filter', report);
  if (section === null) return null;
  const rules = readRules(section, keyRange(map, 'filter'), report);
  const filter = readDetection(section, keyRange(map, 'filter'), ['rules'], report);
  if (report.errors > errors || head === null || logSource === null || filter === null) return null;
  return Object.freeze({ ...head, kind: 'filter', logSource, rules, filter });
}

type References = readonly Located<string>[] | null;

/** `rules: any` applies the filter to every rule of its log source. */
function readRules(section: YamlMap, place: Located<string>['range'], report: Reporter): References {
  const node = attribute(section, 'rules');
  if (node === null || (node.kind === 'scalar' && node.value === null)) {
    const at = node === null ? place : keyRange(section, 'rules');
    report.error('missing-attribute', at, 'the filter does not say which rules it belongs to', {
      hint: 'add "rules:" with a list of ids or names, or "rules: any"',
    });
    return Object.freeze([]);
  }
  if (node.kind === 'scalar' && node.text === 'any') return null;
  const nodes = node.kind === 'list' ? node.items : [node];
  const references = nodes.map(locatedText).filter((each) => each !== null);
  if (references.length < nodes.length || references.length === 0) {
    report.error('wrong-type', node.range, '"rules" is a list of ids or names of rules, or "any"');
  }
  return Object.freeze(references);
}
