import type { Severity } from '../diagnostics.ts';
import { levels, relationTypes, statuses } from '../documents.ts';
import type { ParserDiagnosticId } from '../parser-diagnostics.ts';

/**
 * What a schema says about its own violation, under the keyword `report`. Without it a violation is an error: the
 * rule has no meaning then. Attributes that only describe a rule are a warning, since it means the same without.
 */
export interface SchemaReport {
  readonly id?: ParserDiagnosticId;
  readonly severity?: Severity;
  /** What messages call a value that has no name of its own, such as an item of a list: `a case`. */
  readonly called?: string;
  /** What the value should be, to end the sentence "… is …". */
  readonly expected?: string;
  readonly hint?: string;
  /** Other spellings that people use for one of the values allowed. */
  readonly others?: Readonly<Record<string, string>>;
  /** Hints for values that are often written by mistake. */
  readonly hints?: Readonly<Record<string, string>>;
}

export interface Schema {
  readonly [keyword: string]: unknown;
  readonly report?: SchemaReport;
}

const descriptive: SchemaReport = { severity: 'warning' };

const text: Schema = { type: 'string', report: descriptive };
const texts: Schema = { type: 'array', items: text, report: descriptive };

/** A rule's id: a UUID; version 4 is recommended, others are in use (Sigma rules specification, "Identification"). */
const uuid: Schema = {
  type: 'string',
  pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
  report: {
    id: 'invalid-id',
    severity: 'warning',
    expected: 'a UUID',
    hint: 'generate one, for example with uuidgen',
  },
};

const status: Schema = {
  type: 'string',
  enum: [...statuses],
  report: { id: 'invalid-status', severity: 'warning', expected: 'a status' },
};

const level: Schema = {
  type: 'string',
  enum: [...levels],
  report: { id: 'invalid-level', expected: 'a level', hints: numberedLevels() },
};

/** Whoever writes Wazuh rules writes numbers from 0 to 16; the bands are those of Wazuh's own alert overview. */
function numberedLevels(): Readonly<Record<string, string>> {
  const bands: readonly (readonly [from: number, level: string])[] = [
    [15, 'critical'],
    [12, 'high'],
    [7, 'medium'],
    [4, 'low'],
    [0, 'informational'],
  ];
  const hints = Array.from({ length: 17 }, (_, number) => {
    const name = bands.find(([from]) => number >= from)?.[1] ?? 'informational';
    const hint = `Sigma levels have names (${levels.join(', ')}): level ${number} of a Wazuh rule is "${name}"`;
    return [String(number), hint] as const;
  });
  return Object.fromEntries(hints);
}

const related: Schema = {
  type: 'array',
  report: descriptive,
  items: {
    type: 'object',
    required: ['id', 'type'],
    report: descriptive,
    properties: {
      id: uuid,
      type: {
        type: 'string',
        enum: [...relationTypes],
        report: { id: 'invalid-related', severity: 'warning', expected: 'a relation between rules' },
      },
    },
  },
};

/** The attributes that any Sigma document may have. */
export const commonProperties: Readonly<Record<string, Schema>> = {
  title: { type: 'string' },
  id: uuid,
  name: text,
  related,
  taxonomy: text,
  status,
  description: text,
  license: text,
  references: texts,
  author: text,
  date: text,
  modified: text,
  fields: texts,
  falsepositives: { type: ['array', 'string'], items: text, report: descriptive },
  level,
  tags: texts,
  scope: texts,
};

const sourceName: Schema = { type: 'string' };

/** Sigma rules specification, "LogSource"; further keys are allowed. */
export const logSource: Schema = {
  type: 'object',
  properties: { category: sourceName, product: sourceName, service: sourceName, definition: text },
};
