import type { ByteText } from '../bytes.ts';
import type { XmlElement } from './xml-node.ts';

export type VariablesResult =
  | { readonly kind: 'applied'; readonly elements: readonly XmlElement[] }
  /** `text` as Wazuh words it, e.g. `XMLERR: Unknown variable: 'x'.`. */
  | { readonly kind: 'refused'; readonly text: string };

class VariableRefusal extends Error {}

/** Contents this short are never expanded, so `$N` stays `$N`. */
const shortestExpanded = 3;
/** A name of so many bytes refuses the file. */
const longestName = 255;

/**
 * Expands `$name` by the `<var name="…">` elements that stand before it, and takes those elements out of the tree.
 * Before the first `<var>` every `$` is ordinary; behind it a `$word` that no variable is called refuses the file.
 */
export function applyVariables(elements: readonly XmlElement[]): VariablesResult {
  if (!hasVariable(elements)) return { kind: 'applied', elements };
  const values = new Map<ByteText, ByteText>();
  try {
    return { kind: 'applied', elements: applyToAll(elements, values) };
  } catch (error) {
    if (!(error instanceof VariableRefusal)) throw error;
    return { kind: 'refused', text: `XMLERR: ${error.message}` };
  }
}

function isVariable(element: XmlElement): boolean {
  return element.name.toLowerCase() === 'var';
}

function hasVariable(elements: readonly XmlElement[]): boolean {
  return elements.some((element) => isVariable(element) || hasVariable(element.children));
}

function applyToAll(elements: readonly XmlElement[], values: Map<ByteText, ByteText>): XmlElement[] {
  const applied: XmlElement[] = [];
  for (const element of elements) {
    if (isVariable(element)) define(element, values);
    else {
      const content = expand(element.content, values);
      const attributes = element.attributes.map(({ name, value }) => ({
        name,
        value: expand(value, values),
      }));
      applied.push({ ...element, content, attributes, children: applyToAll(element.children, values) });
    }
  }
  return applied;
}

function define(element: XmlElement, values: Map<ByteText, ByteText>): void {
  const [first] = element.attributes;
  if (first === undefined) throw new VariableRefusal('No value set for variable.');
  if (first.name.toLowerCase() !== 'name') {
    throw new VariableRefusal('Only "name" is allowed as an attribute for a variable.');
  }
  if (first.value.length >= longestName) throw new VariableRefusal('Invalid variable name size.');
  const name = foldCase(first.value);
  if (!values.has(name)) values.set(name, element.content);
}

const nameFrom = /[^$.|, ]*/y;

/**
 * Wazuh counts the bytes that come before a variable and does not count a `$(word` on the way, which is left as it is.
 * So a variable behind one goes so many bytes too far to the left, and what stands there is lost.
 */
function expand(text: ByteText, values: ReadonlyMap<ByteText, ByteText>): ByteText {
  if (values.size === 0 || text.length < shortestExpanded || !text.includes('$')) return text;
  let expanded = text;
  let counted = 0;
  let from = 0;
  for (let dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', from)) {
    counted += dollar - from;
    nameFrom.lastIndex = dollar + 1;
    const name = nameFrom.exec(text)?.[0] ?? '';
    from = dollar + 1 + name.length;
    if (name.length >= longestName) throw new VariableRefusal('Invalid variable name size.');
    const value = values.get(foldCase(name));
    if (value !== undefined) {
      const before = expanded.slice(0, counted) + value;
      expanded = before + text.slice(from);
      counted = before.length;
    } else if (name === '') counted += 1;
    else if (!name.startsWith('(')) throw new VariableRefusal(`Unknown variable: '${name}'.`);
  }
  return expanded;
}

/** Names are compared whatever the case of their letters. */
function foldCase(name: ByteText): ByteText {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
