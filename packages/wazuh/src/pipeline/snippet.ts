import { attributeNames, type LogSourceNames } from './transformation.ts';

/** A pipeline file that gives a log source a place, for a person to fill in what is their own. */
export function sourceSnippet(logSource: LogSourceNames): string {
  return flow({
    name: 'mine',
    sources: [
      {
        name: 'my-source',
        logSource: attributesOf(logSource),
        enters: ['syslog'],
        decodedAs: ['json'],
        form: 'json',
        otherFields: { letters: 'as-is' },
      },
    ],
  });
}

/** A pipeline file that maps one field of a log source. */
export function fieldSnippet(field: string, logSource: LogSourceNames): string {
  return flow({
    name: 'mine',
    transformations: [
      {
        type: 'field_name_mapping',
        mapping: { [field]: 'wazuh.field' },
        rule_conditions: [{ type: 'logsource', ...attributesOf(logSource) }],
      },
    ],
  });
}

type Content = string | readonly Content[] | { readonly [key: string]: Content };

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

function attributesOf(logSource: LogSourceNames): Readonly<Record<string, string>> {
  return Object.fromEntries(
    attributeNames.flatMap((name) => {
      const value = logSource[name];
      return value === undefined || value === '*' ? [] : [[name, value] as const];
    }),
  );
}
