import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { Reporter } from '../reporter.ts';
import type { ScalarStyle, YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from '../yaml.ts';
import { Anchors } from './anchors.ts';
import { endOfBlock, endOfFlow, placeOfBlockHeader, placeOfEmpty } from './find-places.ts';
import { isMergeKey, mergedEntries } from './merge-keys.ts';
import { resolvePlainScalar, resolveTaggedScalar } from './resolve-scalar.ts';

/** Builds the trees of all documents; what is wrong is reported and left out. */
export function buildDocuments(events: readonly Event[], report: Reporter): readonly YamlNode[] {
  const builder = new NodeBuilder(events, report);
  const documents: YamlNode[] = [];
  for (let node = builder.nextDocument(); node !== 'end'; node = builder.nextDocument()) {
    if (node !== null) documents.push(node);
  }
  return Object.freeze(documents);
}

/** Whether a list or map is closed by a bracket. A pair inside a flow list (`[a: b]`) is a map without any. */
type Brackets = 'brackets' | 'none';

class NodeBuilder {
  readonly #events: readonly Event[];
  readonly #report: Reporter;
  #next = 0;
  /** Everything before it has been read: where the search for a node without text of its own begins. */
  #cursor = 0;
  #anchors: Anchors;

  constructor(events: readonly Event[], report: Reporter) {
    this.#events = events;
    this.#report = report;
    this.#anchors = new Anchors(report);
  }

  /** The next document's root, `null` for a document without content, `'end'` after the last. */
  nextDocument(): YamlNode | null | 'end' {
    if (this.#events[this.#next]?.type !== EVENT_ID.DOCUMENT) return 'end';
    this.#next += 1;
    this.#anchors = new Anchors(this.#report);
    const node = this.#node();
    this.#next += 1;
    const empty = node.kind === 'scalar' && node.text === '' && node.style === 'plain';
    return empty ? null : node;
  }

  #node(): YamlNode {
    const event = this.#events[this.#next];
    this.#next += 1;
    if (event === undefined) return this.#emptyScalar();
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event.anchorStart, event.anchorEnd);
    const mark = this.#anchors.enter();
    const node = this.#content(event);
    const anchored = 'anchorStart' in event && event.anchorStart !== -1;
    const name = anchored ? this.#report.source.text.slice(event.anchorStart, event.anchorEnd) : null;
    this.#anchors.leave(mark, node, name);
    return node;
  }

  #content(event: Event): YamlNode {
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event);
      case EVENT_ID.SEQUENCE:
        this.#checkCollectionTag(event.tagStart, event.tagEnd, '!!seq');
        return this.#list(event.start, this.#bracketsAt(event.start));
      case EVENT_ID.MAPPING:
        this.#checkCollectionTag(event.tagStart, event.tagEnd, '!!map');
        return this.#map(event.start, this.#bracketsAt(event.start));
      default:
        return this.#emptyScalar();
    }
  }

  #alias(start: number, end: number): YamlNode {
    this.#cursor = end;
    const { source } = this.#report;
    const range = source.range(start - 1, end);
    return this.#anchors.resolve(source.text.slice(start, end), range) ?? emptyAt(range);
  }

  #scalar(event: ScalarEvent): YamlScalar {
    const { source } = this.#report;
    const style = styleOf(event);
    this.#cursor = Math.max(this.#cursor, event.anchorEnd, event.tagEnd);
    if (event.valueStart === -1) return this.#typed(event, this.#emptyScalar());
    const text = getScalarValue(source.text, event);
    let start = event.valueStart;
    let end = event.valueEnd;
    if (style === 'single-quoted' || style === 'double-quoted') {
      start -= 1;
      end += 1;
    } else if (style === 'literal' || style === 'folded') {
      start = placeOfBlockHeader(source.text, this.#cursor);
      end = endOfBlock(source.text, event.valueStart, event.valueEnd);
    }
    this.#cursor = Math.max(end, this.#cursor);
    const value = style === 'plain' ? resolvePlainScalar(text) : text;
    return this.#typed(
      event,
      Object.freeze({ kind: 'scalar', value, text, style, range: source.range(start, end) }),
    );
  }

  #typed(event: ScalarEvent, scalar: YamlScalar): YamlScalar {
    if (event.tagStart === -1) return scalar;
    const tag = this.#report.source.text.slice(event.tagStart, event.tagEnd);
    const resolved = resolveTaggedScalar(tag, scalar.text);
    if (resolved !== null) return Object.freeze({ ...scalar, value: resolved.value });
    this.#refuseTag(event.tagStart, event.tagEnd);
    return scalar;
  }

  #list(start: number, brackets: Brackets): YamlList {
    this.#cursor = Math.max(this.#cursor, brackets === 'brackets' ? start + 1 : start);
    const items: YamlNode[] = [];
    while (!this.#atEnd()) items.push(this.#node());
    this.#next += 1;
    const range = this.#closed(start, brackets, items.at(-1));
    return Object.freeze({ kind: 'list', items: Object.freeze(items), range });
  }

  #map(start: number, brackets: Brackets): YamlMap {
    this.#cursor = Math.max(this.#cursor, brackets === 'brackets' ? start + 1 : start);
    const entries: YamlEntry[] = [];
    const merged: YamlEntry[] = [];
    const seen = new Map<string, YamlScalar>();
    let last: YamlNode | undefined;
    while (!this.#atEnd()) {
      const key = this.#node();
      const value = this.#node();
      last = value;
      if (key.kind !== 'scalar') {
        this.#report.error(
          'unsupported-key',
          key.range,
          `a key must be plain text, and this one is a ${key.kind}`,
        );
      } else if (isMergeKey(key)) {
        merged.push(...mergedEntries(value, this.#report));
      } else if (this.#isNew(key, seen)) {
        entries.push(Object.freeze({ key, value }));
      }
    }
    this.#next += 1;
    const inherited = merged.filter(({ key }) => !seen.has(key.text) && seen.set(key.text, key));
    const range = this.#closed(start, brackets, last);
    return Object.freeze({ kind: 'map', entries: Object.freeze([...entries, ...inherited]), range });
  }

  #isNew(key: YamlScalar, seen: Map<string, YamlScalar>): boolean {
    const first = seen.get(key.text);
    if (first === undefined) {
      seen.set(key.text, key);
      return true;
    }
    this.#report.error('duplicate-key', key.range, `the key "${key.text}" stands twice in this map`, {
      hint: 'YAML keeps only one of them; put the values into one list, or into two search identifiers',
      related: [{ range: first.range, message: 'it stands here first' }],
    });
    return false;
  }

  #closed(start: number, brackets: Brackets, last: YamlNode | undefined) {
    const { source } = this.#report;
    if (brackets === 'none') {
      this.#cursor = Math.max(this.#cursor, start);
      const end = last === undefined ? start : Math.max(this.#cursor, start);
      return source.range(start, end);
    }
    this.#cursor = endOfFlow(source.text, this.#cursor);
    return source.range(start, this.#cursor);
  }

  #emptyScalar(): YamlScalar {
    this.#cursor = placeOfEmpty(this.#report.source.text, this.#cursor);
    return emptyAt(this.#report.source.range(this.#cursor, this.#cursor));
  }

  #bracketsAt(start: number): Brackets {
    const first = this.#report.source.text[start];
    return first === '[' || first === '{' ? 'brackets' : 'none';
  }

  #atEnd(): boolean {
    const event = this.#events[this.#next];
    return event === undefined || event.type === EVENT_ID.POP;
  }

  #checkCollectionTag(start: number, end: number, allowed: string): void {
    this.#cursor = Math.max(this.#cursor, end);
    if (start === -1) return;
    if (this.#report.source.text.slice(start, end) !== allowed) this.#refuseTag(start, end);
  }

  #refuseTag(start: number, end: number): void {
    const { source } = this.#report;
    const tag = source.text.slice(start, end);
    this.#report.error(
      'unsupported-tag',
      source.range(start, end),
      `the YAML tag "${tag}" has no meaning here`,
      {
        hint: 'quote a value that begins with "!"',
      },
    );
  }
}

function emptyAt(range: YamlScalar['range']): YamlScalar {
  return Object.freeze({ kind: 'scalar', value: null, text: '', style: 'plain', range });
}

function styleOf(event: ScalarEvent): ScalarStyle {
  switch (event.style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
      return 'single-quoted';
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return 'double-quoted';
    case SCALAR_STYLE.LITERAL_BLOCK:
      return 'literal';
    case SCALAR_STYLE.FOLDED_BLOCK:
      return 'folded';
    default:
      return 'plain';
  }
}
