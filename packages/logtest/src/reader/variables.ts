import type { ByteText } from '../bytes.ts';
import type { XmlElement } from './xml-node.ts';

export type VariablesResult =
  | { readonly kind: 'applied'; readonly elements: readonly XmlElement[] }
  /** `text` as Wazuh words it, e.g. `XMLERR: Unknown variable: 'x'.`. */
  | { readonly kind: 'refused'; readonly text: string };

class VariableRefusal extends Error {}

/** Contents this short are never expanded, so `$N` stays `$N`. */
const shortestExpanded = 3;

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
  const name = element.attributes.find((attribute) => attribute.name.toLowerCase() === 'name')?.value;
  if (name === undefined) throw new VariableRefusal('Only "name" is allowed as an attribute for a variable');
  if (name === '') throw new VariableRefusal("Invalid variable name: ''.");
  if (!values.has(name)) values.set(name, element.content);
}

function expand(text: ByteText, values: ReadonlyMap<ByteText, ByteText>): ByteText {
  if (values.size === 0 || text.length < shortestExpanded || !text.includes('$')) return text;
  return text.replace(/\$([^$.|, ]*)/g, (whole, name: ByteText) => {
    if (name === '' || name.startsWith('(')) return whole;
    const value = values.get(name);
    if (value === undefined) throw new VariableRefusal(`Unknown variable: '${name}'.`);
    return value;
  });
}
