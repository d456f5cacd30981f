import { byKey } from '@sigmazuh/compiler';
import { fragment } from 'xmlbuilder2';
import { byteLength, limits, swallowsTag } from '../limits.ts';

/** An element of a rule or decoder file. */
export interface XmlElement {
  readonly name: string;
  /** Written in this order. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Its text, or what is within, e.g. the ids in `<mitre>`. */
  readonly content: string | readonly XmlNode[];
}

/** Text for people, line by line. */
export interface XmlComment {
  readonly comment: readonly string[];
}

export type XmlNode = XmlElement | XmlComment;

/**
 * The text of a rule or decoder file. Wazuh reads a dialect of XML (WAZUH.md a): no declaration, no entities, no CDATA.
 * So there is no declaration, and nothing in it may need an entity.
 *
 * @throws Error for what the dialect cannot say; `dialectProblems` tells before
 */
export function printXml(nodes: readonly XmlNode[]): string {
  return nodes
    .flatMap((node) => linesOf(node, ''))
    .map((line) => `${line}\n`)
    .join('');
}

function linesOf(node: XmlNode, indent: string): readonly string[] {
  if ('comment' in node) return [`${indent}${printComment(commentText(node.comment, indent))}`];
  const problem = ownProblems(node)[0];
  if (problem !== undefined) throw new Error(problem);
  const { name, content } = node;
  if (typeof content === 'string' || content.length === 0) return [`${indent}${printElement(node)}`];
  const within = content.flatMap((each) => linesOf(each, `${indent}  `));
  const opening = printElement({ ...node, content: '' }).replace(/\/>$/, '>');
  return [`${indent}${opening}`, ...within, `${indent}</${name}>`];
}

/** An element that holds no others. */
function printElement(given: XmlElement): string {
  const element = madeOfShape(given).att(given.attributes);
  if (typeof given.content === 'string' && given.content !== '') {
    element.first().node.nodeValue = given.content;
  }
  return element.toString();
}

function printComment(text: string): string {
  madeComment.node.nodeValue = text;
  return madeComment.toString();
}

/** A pack has a hundred thousand lines of few shapes: their nodes are made once, and filled for each line. */
const madeOfShape = byKey(shapeOf, ({ name, attributes, content }: XmlElement) => {
  const element = fragment().ele(name, attributes);
  return content.length === 0 ? element : element.txt(' ');
});

const madeComment = fragment().com(' ').first();

function shapeOf({ name, attributes, content }: XmlElement): string {
  return [content.length === 0 ? 'empty' : 'text', name, ...Object.keys(attributes)].join(' ');
}

/** A comment ends at `-->` or `!>`, and XML takes no `--` in it: both are parted by a blank. */
function commentText(lines: readonly string[], indent: string): string {
  const texts = lines.map((line) =>
    line
      .replace(/[\u0000-\u001f\u007f]+/g, ' ')
      .replace(/-(?=-)/g, '- ')
      .replace(/!>/g, '! >'),
  );
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return ` ${only} `;
  return `\n${texts.map((text) => `${indent}  ${text}\n`).join('')}${indent}`;
}

/** Characters that XML would have to escape, and that Wazuh would then read as the escape itself. */
const needsEscaping = { text: /[<>&\r]/, attribute: /[<>&"\t\r\n]/ };

/** All that Wazuh's dialect cannot say of an element and what is within, in words. */
export function dialectProblems(element: XmlElement): readonly string[] {
  const { content } = element;
  if (typeof content === 'string') return ownProblems(element);
  const within = content.flatMap((each) => ('comment' in each ? [] : dialectProblems(each)));
  return [...ownProblems(element), ...within];
}

function ownProblems({ name, attributes, content }: XmlElement): readonly string[] {
  const problems: string[] = [];
  for (const [attribute, value] of Object.entries(attributes)) {
    if (needsEscaping.attribute.test(value)) {
      problems.push(`${attribute}="${value}" of <${name}> holds a character that cannot be written`);
    }
    if (byteLength(value) > limits.elementBytes) problems.push(`${attribute}="…" of <${name}> is too long`);
  }
  if (typeof content !== 'string') return problems;
  const bytes = byteLength(content);
  if (bytes > limits.elementBytes) {
    problems.push(`<${name}> has ${bytes} bytes, ${limits.elementBytes} is the most`);
  }
  if (needsEscaping.text.test(content)) problems.push(`<${name}> holds a character that cannot be written`);
  if (swallowsTag(content)) {
    problems.push(`<${name}> ends in a backslash that would swallow its closing tag`);
  }
  return problems;
}
