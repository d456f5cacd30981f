import type { LogSourcePattern } from './source.ts';
import { attributeNames } from './transformation.ts';

/** A pipeline file that gives a log source a place, for a person to fill in; `own` is what its back end asks for. */
export function sourceSnippet(logSource: LogSourcePattern, own: { readonly [key: string]: Content }): string {
  const source = { name: 'my-source', logSource: attributesOf(logSource), ...own };
  return flow({ name: 'mine', sources: [source] });
}

/** A pipeline file that maps one field of a log source; `example` stands for the back end's field. */
export function fieldSnippet(field: string, logSource: LogSourcePattern, example: string): string {
  return flow({
    name: 'mine',
    transformations: [
      {
        type: 'field_name_mapping',
        mapping: { [field]: example },
        rule_conditions: [{ type: 'logsource', ...attributesOf(logSource) }],
      },
    ],
  });
}

/** What can stand in a snippet. */
export type Content = string | readonly Content[] | { readonly [key: string]: Content };

/** YAML in one line. */
function flow(content: Content): string {
  if (typeof content === 'string') return scalar(content);
  if (isList(content)) return `[${content.map(flow).join(', ')}]`;
  return `{${Object.entries(content)
    .map(([key, value]) => `${scalar(key)}: ${flow(value)}`)
    .join(', ')}}`;
}

function isList(content: Exclude<Content, string>): content is readonly Content[] {
  return Array.isArray(content);
}

function scalar(text: string): string {
  return /^[A-Za-z_][\w.-]*$/.test(text) && !/^(?:true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

function attributesOf(logSource: LogSourcePattern): Readonly<Record<string, string>> {
  return Object.fromEntries(
    attributeNames.flatMap((name) => {
      const value = logSource[name];
      return value === undefined || value === '*' ? [] : [[name, value] as const];
    }),
  );
}
