import { levels, type Schema, schemaReader, severities } from '@sigmazuh/parser';
import { defaultLevels, packName, standardName } from '@sigmazuh/wazuh';
import { canBeChanged, catalogue } from '../diagnostics/catalogue.ts';
import type { Configuration } from './configuration.ts';

/** How `ossec.conf` calls a list of the user's own. */
const listName = '^etc/lists/[\\w.-]+$';

/** A path; an empty one would be the directory itself. */
const path = { type: 'string', pattern: '\\S', report: { expected: 'a path' } } as const;
const paths = oneOrSeveral(path, 'a path or a list of paths');
const text = { type: ['string', 'number'], report: { expected: 'a text or a number' } } as const;

function oneOrSeveral(one: Schema, expected: string) {
  return {
    anyOf: [
      { ...one, report: { expected } },
      { type: 'array', items: one },
    ],
  } as const;
}

const properties: { readonly [Name in keyof Configuration]: Schema } = {
  rules: { description: 'Sigma files and directories', ...paths },
  out: { description: 'Where the pack goes', default: 'dist', ...path },
  ids: { description: 'The file that remembers which rule has which id; commit it', ...path },
  rulesets: { description: "Directories of a manager's ruleset", ...paths },
  pipelines: { description: 'Pipeline files, layered over the built-in ones in this order', ...paths },
  filters: { description: 'Files of Sigma filters, added to the rules they name', ...paths },
  approximate: {
    description: 'Whether correlations may differ from their meaning in the ways that the manifest names',
    type: 'boolean',
    default: false,
  },
  fixtures: { description: 'Payload fixtures', ...paths },
  placeholders: {
    description: 'What %name% stands for under the modifier "expand"',
    type: 'object',
    additionalProperties: oneOrSeveral(text, 'a value or a list of values'),
  },
  lists: {
    description: "Placeholders that are CDB lists, and what the manager's ossec.conf calls these",
    type: 'object',
    additionalProperties: {
      type: 'string',
      pattern: listName,
      report: { expected: 'a list of the manager, such as etc/lists/jump-hosts' },
    },
  },
  largeSets: {
    description:
      'Where sets of 64 values and more stand: in rules, or in CDB lists that the manager declares',
    enum: ['rules', 'lists'],
    default: 'rules',
    report: { expected: 'a place for sets' },
  },
  name: {
    description: 'What the pack is called: in file names, and so that two packs can stand on one manager',
    type: 'string',
    default: standardName,
    pattern: packName.source,
    report: { expected: 'a name of small letters, digits and hyphens that begins with a letter' },
  },
  levels: {
    description: 'The Wazuh level of each Sigma level',
    type: 'object',
    properties: Object.fromEntries(
      levels.map((level) => [
        level,
        {
          type: 'integer',
          minimum: 1,
          maximum: 16,
          default: defaultLevels[level],
          report: { expected: 'a level from 1 to 16' },
        },
      ]),
    ),
    additionalProperties: false,
  },
  exclude: { description: 'Paths, patterns of paths and ids of rules that are left out', ...paths },
  minLevel: {
    description: 'Rules below this level are left out',
    enum: levels,
    report: { expected: 'a level' },
  },
  status: {
    description: 'Rules of any other status are left out',
    ...oneOrSeveral({ type: 'string' }, 'a status or a list of them'),
  },
  checks: {
    description: 'How grave each diagnostic is',
    type: 'object',
    properties: Object.fromEntries(
      [...catalogue]
        .filter(([id]) => canBeChanged(id))
        .map(([id, { severity, summary }]) => [
          id,
          {
            description: summary,
            default: severity,
            enum: [...severities, 'off'],
            report: { expected: 'a severity' },
          },
        ]),
    ),
    additionalProperties: false,
  },
};

const schema = { type: 'object', properties, additionalProperties: false } as const;

/** Holds a configuration to the schema. */
export const readAgainstSchema = schemaReader<object>(schema, 'the configuration');

/** JSON Schema of `sigmazuh.yml`, for editors that complete and check it. */
export function configurationSchema(): object {
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Configuration of sigmazuh' };
  // How this program tells mistakes is no matter of an editor's.
  const isOwn = (key: string, value: unknown) => key === 'report' && !(typeof value === 'string');
  return JSON.parse(
    JSON.stringify({ ...head, ...schema }, (key, value: unknown) => (isOwn(key, value) ? undefined : value)),
  );
}
