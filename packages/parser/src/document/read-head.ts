import { type DocumentHead, type Level, levels, type RelatedRule, type SigmaRuleId } from '../documents.ts';
import type { Located } from '../source.ts';
import type { YamlMap } from '../yaml.ts';
import { attribute, textAttribute, textsAttribute } from './attributes.ts';

/** Reads the attributes that rules, correlation rules and filters share; `null` without a title. */
export function readHead(map: YamlMap): DocumentHead | null {
  const title = textAttribute(map, 'title');
  if (title === null) return null;
  return {
    range: map.range,
    title,
    id: readId(map),
    name: textAttribute(map, 'name'),
    status: textAttribute(map, 'status'),
    description: textAttribute(map, 'description'),
    level: readLevel(map),
    author: textAttribute(map, 'author'),
    date: textAttribute(map, 'date'),
    modified: textAttribute(map, 'modified'),
    references: textsAttribute(map, 'references'),
    tags: textsAttribute(map, 'tags'),
    falsePositives: textsAttribute(map, 'falsepositives'),
    related: readRelated(map),
    attributes: map,
  };
}

function readId(map: YamlMap): Located<SigmaRuleId> | null {
  const id = textAttribute(map, 'id');
  return id === null ? null : Object.freeze({ value: id.value as SigmaRuleId, range: id.range });
}

function readLevel(map: YamlMap): Located<Level> | null {
  const written = textAttribute(map, 'level');
  const value = levels.find((level) => level === written?.value);
  return written === null || value === undefined ? null : Object.freeze({ value, range: written.range });
}

function readRelated(map: YamlMap): readonly RelatedRule[] {
  const node = attribute(map, 'related');
  if (node?.kind !== 'list') return Object.freeze([]);
  const related = node.items.map((item) => {
    if (item.kind !== 'map') return null;
    const id = textAttribute(item, 'id');
    const type = textAttribute(item, 'type');
    return id === null || type === null ? null : Object.freeze({ id, type });
  });
  return Object.freeze(related.filter((each) => each !== null));
}
