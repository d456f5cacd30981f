import {
  type Diagnostic,
  type Diagnostics,
  type SchemaMistake,
  schemaMistakes,
  type YamlNode,
} from '@sigmazuh/parser';
import { Ajv } from 'ajv';
import { type Unsupported, unsupportedWord } from './dialect.ts';
import { plainValue } from './plain-value.ts';

/** What a back end says of a pipeline file's words. */
export interface BackEndWords {
  readonly title: string;
  readonly unsupportedKeys: Readonly<Record<string, Unsupported>>;
}

/** What a part of a file says that follows its schema; else `null`, and each mistake is reported where it stands. */
export type SchemaReader<Value> = (node: YamlNode, diagnostics: Diagnostics) => Value | null;

/** Makes readers of parts of pipeline files by their schemas; `called` is what messages call the part. */
export type SchemaReaders = <Value>(schema: object, called: string) => SchemaReader<Value>;

export function schemaReaders(words: BackEndWords): SchemaReaders {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true });
  return <Value>(schema: object, called: string): SchemaReader<Value> => {
    const follows = ajv.compile<Value>(schema);
    return (node, diagnostics) => {
      const value = plainValue(node);
      if (follows(value)) return value;
      const mistakes = schemaMistakes(follows.errors ?? [], node, called);
      for (const mistake of mistakes) diagnostics.report(told(mistake, words));
      return null;
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
