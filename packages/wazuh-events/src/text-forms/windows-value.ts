import { contains, type Pattern } from '@sigmazuh/compiler';
import { nestedForm, spellingForm, type TextForm } from '@sigmazuh/regex';

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

const spellings = new Map(named.map(([character, spelling]) => [character.charCodeAt(0), spelling] as const));

/**
 * A value of a Windows event as rules see it: line breaks become blanks on the agent, XML entities are never
 * decoded, the manager reads the XML out of a JSON string, and white space at the end is cut off (WAZUH.md j, k).
 */
const value: TextForm = spellingForm('windows-value', spellings, whiteSpace);

/** The same with the control characters that XML has no place for: a pattern has to name one to care. */
const valueWithControls: TextForm = spellingForm(
  'windows-value-with-controls',
  new Map([...controls, ...spellings]),
  whiteSpace,
);

/** A field's text inside of the whole event's. */
export const jsonString: TextForm = spellingForm(
  'json-string',
  new Map([
    [0x22, '\\"'],
    [0x5c, '\\\\'],
  ]),
);

const event: TextForm = nestedForm('windows-event', value, jsonString);
const eventWithControls: TextForm = nestedForm('windows-event-with-controls', valueWithControls, jsonString);

/** The form of a field's value, for what a pattern can ask of it. */
export function windowsValue(pattern: Pattern): TextForm {
  return namesControls(pattern) ? valueWithControls : value;
}

/** The form of a value inside the whole event's JSON text, which `<regex>` and `<match>` search: escaped once more. */
export function windowsEvent(pattern: Pattern): TextForm {
  return namesControls(pattern) ? eventWithControls : event;
}

function namesControls(pattern: Pattern): boolean {
  return contains(pattern, (node) => {
    if (node.kind === 'literal') return isControl(node.text);
    if (node.kind !== 'class' || node.negated) return false;
    return node.ranges.some(({ from, to }) => from === to && isControl(String.fromCodePoint(from)));
  });
}

/** Tab and line breaks are white space like any other. */
function isControl(text: string): boolean {
  return /[\u0001-\u0008\u000b\u000c\u000e-\u001f]/.test(text);
}
