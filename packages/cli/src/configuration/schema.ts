import { levels, severities } from '@sigmazuh/parser';
import { canBeChanged, catalogue } from '../diagnostics/catalogue.ts';
import type { Configuration } from './configuration.ts';
import { listName } from './setting-values.ts';

const path = { type: 'string', minLength: 1 } as const;
const paths = { anyOf: [path, { type: 'array', items: path }] } as const;
const text = { type: ['string', 'number'] } as const;

const properties: { readonly [Name in keyof Configuration]: object } = {
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
    additionalProperties: { anyOf: [text, { type: 'array', items: text }] },
  },
  lists: {
    description: "Placeholders that are CDB lists, and what the manager's ossec.conf calls these",
    type: 'object',
    additionalProperties: { type: 'string', pattern: listName.source.replaceAll('\\/', '/') },
  },
  largeSets: {
    description:
      'Where sets of 64 values and more stand: in rules, or in CDB lists that the manager declares',
    enum: ['rules', 'lists'],
    default: 'rules',
  },
  name: {
    description: 'What the pack is called: in file names, and so that two packs can stand on one manager',
    type: 'string',
    pattern: '^[a-z][a-z0-9-]*$',
  },
  levels: {
    description: 'The Wazuh level of each Sigma level',
    type: 'object',
    properties: Object.fromEntries(
      levels.map((level) => [level, { type: 'integer', minimum: 1, maximum: 16 }]),
    ),
    additionalProperties: false,
  },
  exclude: { description: 'Paths, patterns of paths and ids of rules that are left out', ...paths },
  minLevel: { description: 'Rules below this level are left out', enum: levels },
  status: { description: 'Rules of any other status are left out', ...paths },
  checks: {
    description: 'How grave each diagnostic is',
    type: 'object',
    properties: Object.fromEntries(
      [...catalogue]
        .filter(([id]) => canBeChanged(id))
        .map(([id, { severity, summary }]) => [
          id,
          { description: summary, default: severity, enum: [...severities, 'off'] },
        ]),
    ),
    additionalProperties: false,
  },
};

/** JSON Schema of `sigmazuh.yml`, for editors that complete and check it. */
export function configurationSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of sigmazuh',
    type: 'object',
    properties,
    additionalProperties: false,
  };
}
