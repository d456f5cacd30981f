import { configurationSchema } from '@sigmazuh/cli/project';
import { pipelineSchema, transformationSchemas } from '@sigmazuh/pipeline';
import { CompletionItemKind } from 'vscode-languageserver/node';
import type { Place } from '../../text/place.ts';
import type { Proposal, Proposals } from './proposal.ts';

/** As much of JSON Schema as the schemas of our files use. */
interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
}

const configuration = plain(configurationSchema());
const transformations: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries(transformationSchemas({})).map(([name, schema]) => [name, plain(schema)]),
);
const pipeline = plain(pipelineSchema({}, 'wazuh'));

/** A schema as the data that it is. */
function plain(schema: object): Schema {
  return JSON.parse(JSON.stringify(schema));
}

/** The part of `sigmazuh.yml`'s schema that is about a path of keys. */
export function settingSchema(path: readonly string[]): Schema | null {
  return schemaAt(configuration, path);
}

function schemaAt(schema: Schema, path: readonly string[]): Schema | null {
  let at: Schema | null = schema;
  for (const key of path) {
    const properties: Schema['properties'] = (at?.items ?? at)?.properties;
    at = properties !== undefined && Object.hasOwn(properties, key) ? (properties[key] ?? null) : null;
  }
  return at;
}

/** Settings and their values in `sigmazuh.yml`. */
export function proposeSetting(place: Place): Proposals {
  return proposeFrom(settingSchema(place.path), place);
}

/** Keys of a pipeline file, and the types of transformations. */
export function proposeInPipeline(place: Place): Proposals {
  const { path, role } = place;
  if (path[0] !== 'transformations') return proposeFrom(schemaAt(pipeline, path), place);
  if (path.join('.') === 'transformations.type' && role === 'value') {
    const proposals = Object.keys(transformations).map(
      (label): Proposal => ({ label, kind: CompletionItemKind.EnumMember }),
    );
    return { replaced: place.word, proposals };
  }
  const keys = Object.values(transformations).flatMap(({ properties = {} }) => Object.keys(properties));
  return {
    replaced: place.word,
    proposals: path.length === 1 ? [...new Set(keys)].map(keyProposal(place)) : [],
  };
}

function proposeFrom(schema: Schema | null, place: Place): Proposals {
  const { word, role } = place;
  if (schema === null) return { replaced: word, proposals: [] };
  if (role === 'value') {
    const proposals = (schema.enum ?? []).map((each): Proposal => {
      const detail = each === schema.default ? { detail: 'unless said otherwise' } : {};
      return { label: String(each), kind: CompletionItemKind.EnumMember, ...detail };
    });
    return { replaced: word, proposals };
  }
  const proposals = Object.entries(schema.properties ?? {}).map(([name, { description }]) => ({
    ...keyProposal(place)(name),
    ...(description === undefined ? {} : { detail: description }),
  }));
  return { replaced: word, proposals };
}

const keyProposal =
  ({ node, word }: Place) =>
  (name: string): Proposal => ({
    label: name,
    kind: CompletionItemKind.Property,
    text: node.key === word ? name : `${name}: `,
  });
