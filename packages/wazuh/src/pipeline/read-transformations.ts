import type { Diagnostics, YamlNode } from '@sigmazuh/parser';
import { Ajv, type ValidateFunction } from 'ajv';
import type { KnownValues } from './known-values.ts';
import { reportMistakes } from './schema-mistakes.ts';
import {
  attributeNames,
  type LogSourceNames,
  type RuleScope,
  type Transformation,
} from './transformation.ts';
import {
  isTransformationName,
  logSourceConditionSchema,
  type TransformationName,
  transformationSchemas,
} from './transformation-schema.ts';
import { unsupportedTransformation } from './unsupported-vocabulary.ts';
import { entryOf, plainValue } from './yaml-places.ts';

type Written<Name extends TransformationName, Content> = Content & {
  readonly type: Name;
  readonly rule_conditions?: readonly LogSourceNames[];
  readonly rule_cond_op?: 'and' | 'or';
  readonly rule_condition_linking?: 'all' | 'any';
  readonly rule_cond_not?: 'true' | 'false';
};

type OneOrSeveral<Value> = Value | readonly Value[];

type WrittenTransformation =
  | Written<'field_name_mapping', { readonly mapping: Readonly<Record<string, OneOrSeveral<string>>> }>
  | Written<'field_name_prefix', { readonly prefix: string }>
  | Written<'add_condition', { readonly conditions: Readonly<Record<string, OneOrSeveral<string | number>>> }>
  | Written<'change_logsource', LogSourceNames>
  | Written<'rule_failure', { readonly message: string }>;

type Validators = Readonly<Record<TransformationName, ValidateFunction<WrittenTransformation>>> & {
  readonly condition: ValidateFunction<LogSourceNames>;
};

let compiled: Validators | null = null;

/**
 * Reads a pipeline's `transformations`, which are pySigma's as far as they can be said of Wazuh rules. Others are
 * reported by name with the reason; the caller drops the pipeline then.
 */
export function readTransformations(list: YamlNode, diagnostics: Diagnostics): readonly Transformation[] {
  const items = list.kind === 'list' ? list.items : [];
  return items.flatMap((item) => readTransformation(item, diagnostics) ?? []);
}

function readTransformation(node: YamlNode, diagnostics: Diagnostics): Transformation | null {
  const type = entryOf(node, 'type')?.value;
  const name = type?.kind === 'scalar' ? type.text : '';
  if (!isTransformationName(name)) {
    const known = unsupportedTransformation(name);
    diagnostics.report({
      id: 'invalid-pipeline',
      severity: 'error',
      range: (type ?? node).range,
      message:
        known === null
          ? `"${name}" is not a transformation`
          : `"${name}" cannot be used in a pipeline for Wazuh: ${known.reason}`,
      hint: known?.hint ?? `there are ${Object.keys(transformationSchemas).join(', ')}`,
    });
    return null;
  }
  const value = plainValue(node);
  const validate = validators()[name];
  const isValid = validate(value);
  if (!isValid) reportMistakes(validate.errors ?? [], node, diagnostics);
  const conditions = entryOf(node, 'rule_conditions')?.value;
  const areValid = conditions?.kind !== 'list' || conditionsAreValid(conditions.items, diagnostics);
  return isValid && areValid ? completed(value) : null;
}

function validators(): Validators {
  compiled ??= compile();
  return compiled;
}

function compile(): Validators {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const schema = (name: TransformationName) =>
    ajv.compile<WrittenTransformation>(transformationSchemas[name]);
  return {
    field_name_mapping: schema('field_name_mapping'),
    field_name_prefix: schema('field_name_prefix'),
    add_condition: schema('add_condition'),
    change_logsource: schema('change_logsource'),
    rule_failure: schema('rule_failure'),
    condition: ajv.compile<LogSourceNames>(logSourceConditionSchema),
  };
}

/** Rules are told apart by their log sources only. */
function conditionsAreValid(nodes: readonly YamlNode[], diagnostics: Diagnostics): boolean {
  const validate = validators().condition;
  let areValid = true;
  for (const node of nodes) {
    const type = entryOf(node, 'type')?.value;
    if (type?.kind === 'scalar' && type.text !== 'logsource') {
      diagnostics.report({
        id: 'invalid-pipeline',
        severity: 'error',
        range: type.range,
        message: `the condition "${type.text}" cannot be used in a pipeline for Wazuh`,
        hint: 'rules are told apart by their log source: type logsource with product, category, service',
      });
      areValid = false;
    } else if (!validate(plainValue(node))) {
      reportMistakes(validate.errors ?? [], node, diagnostics);
      areValid = false;
    }
  }
  return areValid;
}

function completed(written: WrittenTransformation): Transformation {
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

function namesOf(written: LogSourceNames): LogSourceNames {
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
