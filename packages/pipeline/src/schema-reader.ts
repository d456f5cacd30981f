import { type Diagnostics, placeAt, type SourceRange, type YamlNode, yamlEntry } from '@sigmazuh/parser';
import { Ajv, type ErrorObject } from 'ajv';
import { type Unsupported, unsupportedWord } from './dialect.ts';
import { plainValue } from './plain-value.ts';

/** What a back end says of a pipeline file's words. */
export interface BackEndWords {
  readonly title: string;
  readonly unsupportedKeys: Readonly<Record<string, Unsupported>>;
}

/** What a part of a file says that follows its schema; else `null`, and each mistake is reported where it stands. */
export type SchemaReader<Value> = (node: YamlNode, diagnostics: Diagnostics) => Value | null;

/** Makes readers of parts of pipeline files by their schemas. */
export type SchemaReaders = <Value>(schema: object) => SchemaReader<Value>;

export function schemaReaders(words: BackEndWords): SchemaReaders {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  return <Value>(schema: object): SchemaReader<Value> => {
    const follows = ajv.compile<Value>(schema);
    return (node, diagnostics) => {
      const value = plainValue(node);
      if (follows(value)) return value;
      reportMistakes(follows.errors ?? [], node, words, diagnostics);
      return null;
    };
  };
}

function reportMistakes(
  mistakes: readonly ErrorObject[],
  document: YamlNode,
  words: BackEndWords,
  diagnostics: Diagnostics,
): void {
  for (const mistake of distinct(mistakes)) {
    const key: unknown = mistake.params.additionalProperty;
    const unsupported = typeof key === 'string' ? unsupportedWord(words.unsupportedKeys, key) : null;
    diagnostics.report({
      id: 'invalid-pipeline',
      severity: 'error',
      range: placeOf(mistake, document),
      message:
        unsupported === null
          ? `${describe(mistake)} in this pipeline`
          : `"${key}" cannot be used in a pipeline for ${words.title}: ${unsupported.reason}`,
      hint: unsupported?.hint ?? 'docs/pipelines.md shows what a pipeline holds',
    });
  }
}

/** A wrong value breaks every branch of an `anyOf`; one message a place is enough. */
function distinct(mistakes: readonly ErrorObject[]): readonly ErrorObject[] {
  const seen = new Map<string, ErrorObject>();
  for (const mistake of mistakes) {
    const detail = mistake.keyword === 'required' ? mistake.message : mistake.params.additionalProperty;
    const key = `${mistake.instancePath} ${detail ?? ''}`;
    if (!seen.has(key)) seen.set(key, mistake);
  }
  return [...seen.values()];
}

function describe(mistake: ErrorObject): string {
  const where =
    mistake.instancePath === '' ? 'the file' : `"${mistake.instancePath.slice(1).replaceAll('/', '.')}"`;
  const extra: unknown = mistake.params.additionalProperty;
  if (typeof extra === 'string') return `"${extra}" is not a key of ${where}`;
  const allowed: unknown = mistake.params.allowedValues;
  if (Array.isArray(allowed)) return `${where} must be one of ${allowed.join(', ')}`;
  return `${where} ${mistake.message ?? 'is wrong'}`;
}

/** A key that does not belong, or the value that is not as it should be. */
function placeOf(mistake: ErrorObject, document: YamlNode): SourceRange {
  const { node } = placeAt(mistake.instancePath, document);
  const extra: unknown = mistake.params.additionalProperty;
  return typeof extra === 'string' ? (yamlEntry(node, extra)?.key.range ?? node.range) : node.range;
}
