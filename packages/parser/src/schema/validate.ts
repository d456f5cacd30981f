import type { Reporter } from '../reporter.ts';
import type { YamlMap } from '../yaml.ts';
import type { Schema } from './annotations.ts';
import { correlationSchema } from './correlation-schema.ts';
import { filterSchema } from './filter-schema.ts';
import { reportMisspeltKeys } from './misspelt-keys.ts';
import { ruleSchema } from './rule-schema.ts';
import { schemaReader } from './schema-reader.ts';

export type DocumentKind = 'rule' | 'correlation' | 'filter';

const schemas: Readonly<Record<DocumentKind, Schema>> = {
  rule: ruleSchema,
  correlation: correlationSchema,
  filter: filterSchema,
};

const readers = {
  rule: schemaReader(ruleSchema, 'the rule'),
  correlation: schemaReader(correlationSchema, 'the rule'),
  filter: schemaReader(filterSchema, 'the rule'),
} as const;

/** Reports every place where a document differs from the schema of its kind. */
export function validate(map: YamlMap, kind: DocumentKind, report: Reporter): void {
  for (const { id, severity, range, message, details } of readers[kind](map).mistakes) {
    report[severity](id, range, message, details);
  }
  reportMisspeltKeys(map, schemas[kind], report);
}
