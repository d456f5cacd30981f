import { Ajv, type ValidateFunction } from 'ajv';
import type { Reporter } from '../reporter.ts';
import type { YamlMap } from '../yaml.ts';
import type { Schema } from './annotations.ts';
import { correlationSchema } from './correlation-schema.ts';
import { filterSchema } from './filter-schema.ts';
import { reportMisspeltKeys } from './misspelt-keys.ts';
import { ruleSchema } from './rule-schema.ts';
import { toPlain } from './to-plain.ts';
import { schemaMistakes } from './violation.ts';

export type DocumentKind = 'rule' | 'correlation' | 'filter';

const schemas: Readonly<Record<DocumentKind, Schema>> = {
  rule: ruleSchema,
  correlation: correlationSchema,
  filter: filterSchema,
};

const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, validateSchema: false });
ajv.addKeyword('report');
const compiled = new Map<DocumentKind, ValidateFunction>();

/** Reports every place where a document differs from the schema of its kind. */
export function validate(map: YamlMap, kind: DocumentKind, report: Reporter): void {
  const check = validator(kind);
  check(toPlain(map));
  for (const { id, severity, range, message, details } of schemaMistakes(
    check.errors ?? [],
    map,
    'the rule',
  )) {
    report[severity](id, range, message, details);
  }
  reportMisspeltKeys(map, schemas[kind], report);
}

/** Schemas are compiled when first needed: most runs see rules only. */
function validator(kind: DocumentKind): ValidateFunction {
  const known = compiled.get(kind);
  if (known !== undefined) return known;
  const check = ajv.compile(schemas[kind]);
  compiled.set(kind, check);
  return check;
}
