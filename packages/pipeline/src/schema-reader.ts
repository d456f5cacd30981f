import {
  type Diagnostic,
  type Diagnostics,
  type SchemaMistake,
  schemaReader,
  type YamlNode,
} from '@sigmazuh/parser';
import { type Unsupported, unsupportedWord } from './dialect.ts';
import { plainValue } from './plain-value.ts';

/** What a back end says of a pipeline file's words. */
interface BackEndWords {
  readonly title: string;
  readonly unsupportedKeys: Readonly<Record<string, Unsupported>>;
}

/** What a part of a file says that follows its schema; else `null`, and each mistake is reported where it stands. */
export type SchemaReader<Value> = (node: YamlNode, diagnostics: Diagnostics) => Value | null;

/** Makes readers of parts of pipeline files by their schemas; `called` is what messages call the part. */
export type SchemaReaders = <Value>(schema: object, called: string) => SchemaReader<Value>;

export function schemaReaders(words: BackEndWords): SchemaReaders {
  return <Value>(schema: object, called: string): SchemaReader<Value> => {
    const read = schemaReader<Value>(schema, called, plainValue);
    return (node, diagnostics) => {
      const { value, mistakes } = read(node);
      for (const mistake of mistakes) diagnostics.report(told(mistake, words));
      return value;
    };
  };
}

/** A mistake in a pipeline, or why a word of pySigma's cannot be used there. */
function told({ range, message, details, unknown }: SchemaMistake, words: BackEndWords): Diagnostic {
  const unsupported = unknown === undefined ? null : unsupportedWord(words.unsupportedKeys, unknown);
  const diagnostic = { id: 'invalid-pipeline', severity: 'error', range } as const;
  if (unsupported !== null) {
    const text = `"${unknown}" cannot be used in a pipeline for ${words.title}: ${unsupported.reason}`;
    return { ...diagnostic, message: text, hint: unsupported.hint };
  }
  const { hint = 'docs/pipelines.md shows what a pipeline holds', meant } = details;
  return {
    ...diagnostic,
    message,
    hint,
    ...(meant === undefined ? {} : { suggestion: { range, text: meant } }),
  };
}
