import type { PlacedElement } from './placed-element.ts';

/** A `$word` behind a `<var>` that no variable is called: the manager does not start. */
export interface UnknownVariable {
  readonly element: PlacedElement;
  readonly name: string;
}

interface WithVariables {
  readonly elements: readonly PlacedElement[];
  readonly unknown: readonly UnknownVariable[];
}

/** Replaces `$NAME` by the `<var name="NAME">` elements in front of it, and leaves those elements out. */
export function applyVariables(elements: readonly PlacedElement[]): WithVariables {
  const values = new Map<string, string>();
  const unknown: UnknownVariable[] = [];
  const expand = (text: string, element: PlacedElement): string => {
    if (text.length < shortestExpanded || !text.includes('$')) return text;
    return text.replace(/\$([^$.|, ]+)/g, (whole, name: string) => {
      const value = values.get(name.toLowerCase());
      if (value === undefined && !name.startsWith('(')) unknown.push({ element, name });
      return value ?? whole;
    });
  };
  const apply = (element: PlacedElement): readonly PlacedElement[] => {
    if (element.name === 'var') {
      const name = (element.attributes.name ?? '').toLowerCase();
      if (!values.has(name)) values.set(name, element.text);
      return [];
    }
    if (values.size === 0) return [{ ...element, children: element.children.flatMap(apply) }];
    const attributes = Object.entries(element.attributes).map(
      ([name, value]) => [name, expand(value, element)] as const,
    );
    return [
      {
        ...element,
        attributes: Object.fromEntries(attributes),
        text: expand(element.text, element),
        children: element.children.flatMap(apply),
      },
    ];
  };
  return { elements: elements.flatMap(apply), unknown };
}

/** Texts shorter than this are never expanded. */
const shortestExpanded = 3;
