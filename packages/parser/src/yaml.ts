import type { SourceRange } from './source.ts';

/** YAML as written: a frozen tree in which every key and every value knows its place. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';

export interface YamlScalar {
  readonly kind: 'scalar';
  /** The scalar's meaning under the YAML 1.2 core schema. */
  readonly value: string | number | boolean | null;
  /** The scalar's text after unquoting, before it was given a type: `0644`, `2024-01-02`, `yes`. */
  readonly text: string;
  readonly style: ScalarStyle;
  readonly range: SourceRange;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly range: SourceRange;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly range: SourceRange;
}
