import { type DocumentHead, type Level, levels, type RelatedRule, type SigmaRuleId } from '../documents.ts';
import { didYouMean } from '../nearest.ts';
import type { Reporter } from '../reporter.ts';
import type { Located } from '../source.ts';
import type { YamlMap } from '../yaml.ts';
import { attribute, firstKey, keyRange, textAttribute, textsAttribute } from './attributes.ts';

/** Reads the attributes that rules, correlation rules and filters share; a missing title is reported. */
export function readHead(map: YamlMap, report: Reporter): DocumentHead | null {
  const title = textAttribute(map, 'title');
  if (title === null) {
    const place = attribute(map, 'title') === null ? firstKey(map) : keyRange(map, 'title');
    report.error('missing-attribute', place, 'the attribute "title" is missing');
  }
  const level = readLevel(map, report);
  if (title === null) return null;
  return {
    range: map.range,
    title,
    id: readId(map),
    name: textAttribute(map, 'name'),
    status: textAttribute(map, 'status'),
    description: textAttribute(map, 'description'),
    level,
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

function readLevel(map: YamlMap, report: Reporter): Located<Level> | null {
  const level = textAttribute(map, 'level');
  if (level === null) return null;
  const { value, range } = level;
  if (isLevel(value)) return Object.freeze({ value, range });
  const near = didYouMean(value, levels);
  const hint = near.hint ?? `levels are ${levels.join(', ')}`;
  report.error('invalid-level', range, `"${value}" is no level`, { hint });
  return null;
}

function isLevel(text: string): text is Level {
  return levels.some((level) => level === text);
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
