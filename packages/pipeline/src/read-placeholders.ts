import { type YamlNode, yamlEntry } from '@sigmazuh/parser';
import { plainValue } from './plain-value.ts';
import type { Pipeline, Source } from './source.ts';

type Placeholders = Readonly<Record<string, readonly string[]>>;

/**
 * What pySigma's `vars` give to placeholders. The transformation `value_placeholders` says which of them, by
 * `include` or `exclude`; without it all of them count, since a variable has no other use here.
 *
 * @param document a pipeline file that its schema has looked at
 */
export function readPlaceholders(document: YamlNode): Placeholders {
  const vars = yamlEntry(document, 'vars')?.value;
  if (vars?.kind !== 'map') return {};
  const choice = chosenNames(document);
  return Object.fromEntries(
    vars.entries
      .filter(({ key }) => choice(key.text))
      .map(({ key, value }) => {
        const nodes = value.kind === 'list' ? value.items : [value];
        return [key.text, nodes.map((node) => String(plainValue(node)))] as const;
      }),
  );
}

/** What all pipelines give together; later ones replace what earlier ones say of a name. */
export function placeholdersOf(pipelines: readonly Pipeline<Source>[]): Placeholders {
  return Object.fromEntries(pipelines.flatMap(({ placeholders = {} }) => Object.entries(placeholders)));
}

function chosenNames(document: YamlNode): (name: string) => boolean {
  const list = yamlEntry(document, 'transformations')?.value;
  const fillers = (list?.kind === 'list' ? list.items : []).filter((item) => {
    const type = yamlEntry(item, 'type')?.value;
    return type?.kind === 'scalar' && type.text === 'value_placeholders';
  });
  if (fillers.length === 0) return () => true;
  return (name) => fillers.some((filler) => takes(filler, name));
}

function takes(filler: YamlNode, name: string): boolean {
  const included = textsOf(filler, 'include');
  const excluded = textsOf(filler, 'exclude');
  return (included === null || included.includes(name)) && excluded?.includes(name) !== true;
}

function textsOf(node: YamlNode, key: string): readonly string[] | null {
  const list = yamlEntry(node, key)?.value;
  return list?.kind === 'list' ? list.items.map((item) => String(plainValue(item))) : null;
}
