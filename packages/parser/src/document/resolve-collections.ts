import { didYouMean } from '../nearest.ts';
import type { Reporter } from '../reporter.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml.ts';
import { attribute, keyRange } from './attributes.ts';

const actions = ['global', 'reset', 'repeat'] as const;

/**
 * Resolves the `action` attribute of Sigma collections, an older way to write several rules that share content
 * (Sigma 1.0, "Rule Collections"):
 *
 * - `global`: its content goes into every later document of the file; several add up
 * - `reset`: forgets what `global` documents have said
 * - `repeat`: the rule before it once more, with this document's content in place of its own
 *
 * Maps are merged key by key, anything else is replaced; a document's own content wins over global content.
 */
export function resolveCollections(documents: readonly YamlNode[], report: Reporter): readonly YamlMap[] {
  const resolved: YamlMap[] = [];
  let shared: YamlMap | null = null;
  let unused: YamlMap | null = null;
  let previous: YamlMap | null = null;
  for (const document of documents) {
    if (document.kind !== 'map') {
      refuse(document, report);
      continue;
    }
    const own = withoutAction(document);
    switch (actionOf(document, report)) {
      case 'global':
        shared = shared === null ? own : merge(shared, own);
        unused = document;
        break;
      case 'reset':
        shared = null;
        break;
      case 'repeat':
        if (previous === null) {
          const message = '"repeat" has no rule before it';
          report.error('invalid-action', keyRange(document, 'action'), message);
          break;
        }
        previous = merge(previous, own);
        resolved.push(shared === null ? previous : merge(shared, previous));
        break;
      case 'none':
        previous = own;
        unused = null;
        resolved.push(shared === null ? own : merge(shared, own));
        break;
      case 'unknown':
        break;
    }
  }
  if (unused !== null) {
    const message = 'the content of this "global" document goes into no rule';
    report.error('invalid-action', keyRange(unused, 'action'), message, {
      hint: 'a rule has to follow it in the same file, after "---"',
    });
  }
  return resolved;
}

function refuse(document: YamlNode, report: Reporter): void {
  const what = document.kind === 'list' ? 'a list' : 'a single value';
  report.error('not-a-rule', document.range, `a Sigma rule is a map of attributes; this document is ${what}`);
}

function actionOf(document: YamlMap, report: Reporter): (typeof actions)[number] | 'none' | 'unknown' {
  const node = attribute(document, 'action');
  if (node === null) return 'none';
  const written = node.kind === 'scalar' ? node.text : '';
  const action = actions.find((each) => each === written);
  if (action !== undefined) return action;
  const details = { hint: `actions are ${actions.join(', ')}`, ...didYouMean(written, actions) };
  report.error('invalid-action', node.range, `"${written}" is no action of a collection`, details);
  return 'unknown';
}

function withoutAction(map: YamlMap): YamlMap {
  if (attribute(map, 'action') === null) return map;
  const entries = map.entries.filter(({ key }) => key.text !== 'action');
  return Object.freeze({ ...map, entries: Object.freeze(entries) });
}

/** `under` with everything `over` says in place of its own; the place is `over`'s. */
function merge(under: YamlMap, over: YamlMap): YamlMap {
  const replaced = new Map(over.entries.map((entry) => [entry.key.text, entry]));
  const entries = under.entries.map((entry): YamlEntry => {
    const other = replaced.get(entry.key.text);
    replaced.delete(entry.key.text);
    if (other === undefined) return entry;
    if (entry.value.kind !== 'map' || other.value.kind !== 'map') return other;
    return Object.freeze({ key: other.key, value: merge(entry.value, other.value) });
  });
  return Object.freeze({
    kind: 'map',
    entries: Object.freeze([...entries, ...replaced.values()]),
    range: over.range,
  });
}
