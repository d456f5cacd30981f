import { Ajv, type ValidateFunction } from 'ajv';
import type { YamlNode } from '../yaml.ts';
import { toPlain } from './to-plain.ts';
import { type SchemaMistake, schemaMistakes } from './violation.ts';

/** What a document says; `null` when it does not follow its schema, and why. */
export type SchemaReading<Value> =
  | { readonly value: Value; readonly mistakes: readonly [] }
  | { readonly value: null; readonly mistakes: readonly SchemaMistake[] };

export type SchemaReader<Value> = (node: YamlNode) => SchemaReading<Value>;

// `allErrors`: whoever mends a file wants to hear of everything; `verbose`: a mistake is told by the schema around it.
const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, validateSchema: false });
ajv.addKeyword('report');

/**
 * Reads YAML documents of one kind: Sigma's own, pipelines, configuration, fixtures and id files are all held to a
 * schema by this.
 *
 * @param schema a JSON schema, which may say under `report` how a mistake is told (`SchemaReport`)
 * @param called what messages call the document as a whole: `the pipeline`
 * @param plain the values that the schema speaks about
 */
export function schemaReader<Value>(
  schema: object,
  called: string,
  plain: (node: YamlNode) => unknown = toPlain,
): SchemaReader<Value> {
  // Compiled when a document is first read: most runs see few kinds.
  let made: ValidateFunction<Value> | null = null;
  return (node) => {
    made ??= ajv.compile<Value>(schema);
    const value = plain(node);
    if (made(value)) return { value, mistakes: [] };
    return { value: null, mistakes: schemaMistakes(made.errors ?? [], node, called) };
  };
}
