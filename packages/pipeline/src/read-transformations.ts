import { type Diagnostics, type YamlNode, yamlEntry } from '@sigmazuh/parser';
import { type PipelineDialect, unsupportedWord, type WrittenSource } from './dialect.ts';
import type { KnownValues } from './known-values.ts';
import type { SchemaReader, SchemaReaders } from './schema-reader.ts';
import type { LogSourcePattern, Source } from './source.ts';
import { attributeNames, type RuleScope, type Transformation } from './transformation.ts';
import {
  logSourceConditionSchema,
  type TransformationName,
  transformationSchemas,
} from './transformation-schema.ts';

type Written<Name extends TransformationName, Content> = Content & {
  readonly type: Name;
  readonly rule_conditions?: readonly LogSourcePattern[];
  readonly rule_cond_op?: 'and' | 'or';
  readonly rule_condition_linking?: 'all' | 'any';
  readonly rule_cond_not?: 'true' | 'false';
};

type OneOrSeveral<Value> = Value | readonly Value[];

type WrittenTransformation =
  | Written<'field_name_mapping', { readonly mapping: Readonly<Record<string, OneOrSeveral<string>>> }>
  | Written<'field_name_prefix', { readonly prefix: string }>
  | Written<'add_condition', { readonly conditions: Readonly<Record<string, OneOrSeveral<string | number>>> }>
  | Written<'change_logsource', LogSourcePattern>
  | Written<'rule_failure', { readonly message: string }>
  | Written<'value_placeholders', object>;

interface Readers {
  readonly transformations: Readonly<Record<TransformationName, SchemaReader<WrittenTransformation>>>;
  readonly condition: SchemaReader<LogSourcePattern>;
}

/** The transformations of a list, in its order. */
export type TransformationReader = (list: YamlNode, diagnostics: Diagnostics) => readonly Transformation[];

/**
 * Reads a pipeline's `transformations`, which are pySigma's as far as they can be said of a back end. Others are
 * reported by name with the reason; the caller drops the pipeline then.
 */
export function transformationReader<Written extends WrittenSource, S extends Source>(
  dialect: PipelineDialect<Written, S>,
  readerOf: SchemaReaders,
): TransformationReader {
  const readers = readersFor(dialect.fieldNameSchema, readerOf);
  return (list, diagnostics) => {
    const items = list.kind === 'list' ? list.items : [];
    return items.flatMap((item) => readTransformation(item, dialect, readers, diagnostics) ?? []);
  };
}

/** What of a dialect concerns transformations. */
type Words = Pick<
  PipelineDialect<WrittenSource, Source>,
  'title' | 'unsupportedTransformations' | 'unsupportedKeys'
>;

function readTransformation(
  node: YamlNode,
  words: Words,
  readers: Readers,
  diagnostics: Diagnostics,
): Transformation | null {
  const type = yamlEntry(node, 'type')?.value;
  const name = type?.kind === 'scalar' ? type.text : '';
  if (!isTransformationName(name, readers)) {
    const known = unsupportedWord(words.unsupportedTransformations, name);
    diagnostics.report({
      id: 'invalid-pipeline',
      severity: 'error',
      range: (type ?? node).range,
      message:
        known === null
          ? `"${name}" is not a transformation`
          : `"${name}" cannot be used in a pipeline for ${words.title}: ${known.reason}`,
      hint: known?.hint ?? `there are ${Object.keys(readers.transformations).join(', ')}`,
    });
    return null;
  }
  const value = readers.transformations[name](node, diagnostics);
  const conditions = yamlEntry(node, 'rule_conditions')?.value;
  const areValid =
    conditions?.kind !== 'list' || conditionsAreValid(conditions.items, words, readers, diagnostics);
  if (value === null || !areValid || value.type === 'value_placeholders') return null;
  return completed(value);
}

function isTransformationName(name: string, { transformations }: Readers): name is TransformationName {
  return Object.hasOwn(transformations, name);
}

function readersFor(fieldName: object, readerOf: SchemaReaders): Readers {
  const schemas = transformationSchemas(fieldName);
  const reader = (name: TransformationName) =>
    readerOf<WrittenTransformation>(schemas[name], 'the transformation');
  return {
    transformations: {
      field_name_mapping: reader('field_name_mapping'),
      field_name_prefix: reader('field_name_prefix'),
      add_condition: reader('add_condition'),
      change_logsource: reader('change_logsource'),
      rule_failure: reader('rule_failure'),
      value_placeholders: reader('value_placeholders'),
    },
    condition: readerOf<LogSourcePattern>(logSourceConditionSchema, 'the condition'),
  };
}

/** Rules are told apart by their log sources only. */
function conditionsAreValid(
  nodes: readonly YamlNode[],
  words: Words,
  { condition: readCondition }: Readers,
  diagnostics: Diagnostics,
): boolean {
  let areValid = true;
  for (const node of nodes) {
    const type = yamlEntry(node, 'type')?.value;
    if (type?.kind === 'scalar' && type.text !== 'logsource') {
      diagnostics.report({
        id: 'invalid-pipeline',
        severity: 'error',
        range: type.range,
        message: `the condition "${type.text}" cannot be used in a pipeline for ${words.title}`,
        hint: 'rules are told apart by their log source: type logsource with product, category, service',
      });
      areValid = false;
    } else if (readCondition(node, diagnostics) === null) {
      areValid = false;
    }
  }
  return areValid;
}

/** `value_placeholders` changes no source: `readPlaceholders` has looked at it. */
type ChangingTransformation = Exclude<WrittenTransformation, { readonly type: 'value_placeholders' }>;

function completed(written: ChangingTransformation): Transformation {
  const scope = scopeOf(written);
  switch (written.type) {
    case 'field_name_mapping':
      return { kind: 'map-fields', scope, fields: written.mapping };
    case 'field_name_prefix':
      return { kind: 'prefix-fields', scope, prefix: written.prefix };
    case 'add_condition':
      return { kind: 'add-condition', scope, when: asKnownValues(written.conditions) };
    case 'change_logsource':
      return { kind: 'change-log-source', scope, logSource: namesOf(written) };
    case 'rule_failure':
      return { kind: 'refuse', scope, reason: written.message };
  }
}

function scopeOf(written: Written<TransformationName, object>): RuleScope {
  const isAny = written.rule_cond_op === 'or' || written.rule_condition_linking === 'any';
  return {
    logSources: (written.rule_conditions ?? []).map(namesOf),
    linking: isAny ? 'any' : 'all',
    negated: written.rule_cond_not === 'true' ? 'yes' : 'no',
  };
}

function namesOf(written: LogSourcePattern): LogSourcePattern {
  return Object.fromEntries(
    attributeNames.flatMap((name) => {
      const value = written[name];
      return value === undefined ? [] : [[name, value.toLowerCase()] as const];
    }),
  );
}

function asKnownValues(conditions: Readonly<Record<string, OneOrSeveral<string | number>>>): KnownValues {
  return Object.fromEntries(
    Object.entries(conditions).map(([field, values]) => [
      field,
      (typeof values === 'object' ? values : [values]).map((value) => `${value}`),
    ]),
  );
}
