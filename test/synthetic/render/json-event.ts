import { eventFromLog, type GivenLogSource, type JsonValue } from '@sigmazuh/evaluator';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { Dice } from '../dice.ts';
import { keywordField } from '../scenario/question.ts';
import { isObject, type JsonTree, leavesOf, place } from './json-tree.ts';
import type { EventContent, SyntheticEvent } from './synthetic-event.ts';

/** A log that is one JSON object a line, under the names that Wazuh's modules and pipelines give its fields. */
export function jsonEvent(content: EventContent, source: SourceMapping, dice: Dice): SyntheticEvent | null {
  const json: JsonTree = {};
  const has = new Set<string>();
  for (const [name, [value]] of Object.entries(source.when)) place(json, name, value ?? '');
  for (const field of [...content.fields.keys(), ...content.asked]) {
    if (has.has(field)) continue;
    const path = pathOf(field, source, dice);
    if (path === null) continue;
    const text = content.fields.get(field);
    if (text === undefined && dice.below(3) > 0) continue;
    const value = text === undefined ? null : listed(typed(text, dice), source, path, dice);
    has.add(field);
    place(json, path, value);
  }
  const { telltale } = source;
  if (typeof telltale === 'string' && !leavesOf(json, '').has(telltale))
    place(json, telltale, 'always there');
  const log = JSON.stringify(json);
  const read = (logsource: GivenLogSource) => eventFromLog({ logsource, log });
  return {
    sigma: read(source.logSource),
    under: (logSource) => [read(logSource)],
    wazuh: { log },
    text: log,
    arriving: null,
    alike: (changed) =>
      shortened(json, source, changed).map((each) =>
        eventFromLog({ logsource: source.logSource, log: JSON.stringify(each) }),
      ),
    has,
  };
}

/**
 * Of lists of which the manifest says that they arrive changed, the first value is what is left: of each one alone, and
 * of all of them.
 */
function shortened(
  json: JsonTree,
  { fields, otherFields }: SourceMapping,
  changed: readonly string[],
): readonly JsonTree[] {
  const paths = changed.flatMap((field) => fields[field] ?? `${otherFields?.prefix ?? ''}${field}`);
  const lists = [...leavesOf(json, '')].flatMap(([path, value]) =>
    Array.isArray(value) && value.length > 1 && paths.includes(path) ? [path] : [],
  );
  return [...lists.map((path) => [path]), lists].map((cut) => withFirstOf(json, '', cut));
}

function withFirstOf(json: JsonTree, prefix: string, cut: readonly string[]): JsonTree {
  return Object.fromEntries(
    Object.entries(json).map(([name, value]): [string, JsonValue | JsonTree] => {
      const path = `${prefix}${name}`;
      if (isObject(value)) return [name, withFirstOf(value, `${path}.`, cut)];
      return [name, Array.isArray(value) && cut.includes(path) ? (value[0] ?? null) : value];
    }),
  );
}

function pathOf(field: string, source: SourceMapping, dice: Dice): string | null {
  if (field === keywordField) return 'remark';
  const mapped = source.fields[field];
  const choices = (Array.isArray(mapped) ? mapped : [mapped]).filter((each) => typeof each === 'string');
  if (mapped !== undefined) return dice.pick(choices) ?? null;
  return source.otherFields === undefined ? null : `${source.otherFields.prefix}${field}`;
}

/** A value of a field is now and then one of several in a list. */
function listed(value: JsonValue, source: SourceMapping, path: string, dice: Dice): JsonValue {
  if (dice.below(6) > 0 || Object.hasOwn(source.when, path)) return value;
  return dice.below(2) === 0 ? [value, 'something else'] : ['something else', 7, value];
}

/** Numbers and truth values as such, now and then. */
function typed(text: string, dice: Dice): JsonValue {
  if (dice.below(2) === 0) return text;
  if (/^-?(?:0|[1-9]\d{0,8})$/.test(text) && text !== '-0') return Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : text;
}
