import type { YamlNode, YamlScalar } from '../yaml.ts';
import { printQuoted, printText } from './print-scalar.ts';

const step = '    ';

/** Lines of YAML for a node that stands below its key or dash, each beginning with `indent`. */
export function printNode(node: YamlNode, indent: string): readonly string[] {
  switch (node.kind) {
    case 'scalar':
      return [indent + printScalar(node)];
    case 'list':
      return node.items.flatMap((item) => printElement(item, indent));
    case 'map':
      return node.entries.flatMap(({ key, value }) => printEntry(printText(key.text), value, indent));
  }
}

/** `key: value`, on one line where the value is a scalar or empty. */
function printEntry(key: string, value: YamlNode, indent: string): readonly string[] {
  const short = onOneLine(value);
  if (short !== null) return [`${indent}${key}: ${short}`];
  return [`${indent}${key}:`, ...printNode(value, indent + step)];
}

function printElement(item: YamlNode, indent: string): readonly string[] {
  const short = onOneLine(item);
  if (short !== null) return [`${indent}- ${short}`];
  const [first = '', ...rest] = printNode(item, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

function onOneLine(node: YamlNode): string | null {
  if (node.kind === 'scalar') return printScalar(node);
  if (node.kind === 'list') return node.items.length === 0 ? '[]' : null;
  return node.entries.length === 0 ? '{}' : null;
}

/** Numbers, booleans and null as they were spelled; texts keep their being quoted or not. */
function printScalar({ value, text, style }: YamlScalar): string {
  if (value === null) return 'null';
  if (typeof value !== 'string') return text;
  return style === 'plain' ? printText(text) : printQuoted(text);
}
