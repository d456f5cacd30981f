import { nestedForm, spellingForm, type TextForm } from '@sigmazuh/compiler';

const named: readonly (readonly [character: string, spelling: string])[] = [
  ['\r', ' '],
  ['\n', ' '],
  ['\t', '\\t'],
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['\\', '\\\\'],
  ['"', '\\"'],
];

const controls = Array.from({ length: 31 }, (_, i): readonly [number, string] => [
  i + 1,
  `\\u${(i + 1).toString(16).padStart(4, '0')}`,
]);

const whiteSpace = [0x20, 0x09, 0x0a, 0x0b, 0x0c, 0x0d];

/**
 * A value of a Windows event as rules see it: line breaks become blanks on the agent, XML entities are never
 * decoded, the manager reads the XML out of a JSON string, and white space at the end is cut off (WAZUH.md j, k).
 */
export const windowsValue: TextForm = spellingForm(
  'windows-value',
  new Map([
    ...controls,
    ...named.map(([character, spelling]) => [character.charCodeAt(0), spelling] as const),
  ]),
  whiteSpace,
);

const jsonString: TextForm = spellingForm(
  'json-string',
  new Map([
    [0x22, '\\"'],
    [0x5c, '\\\\'],
  ]),
);

/** The same value inside the whole event's JSON text, which `<regex>` and `<match>` search: escaped once more. */
export const windowsEvent: TextForm = nestedForm('windows-event', windowsValue, jsonString);
