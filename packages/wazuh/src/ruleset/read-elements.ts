/** An element of a rule file. */
export interface FileElement {
  /** In lower case: the engine does not tell the case of element names. */
  readonly name: string;
  /** By their names as written: options are asked for `type`, `negate` and `name` in exactly that spelling. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text, comments cut out, white space and backslashes kept. */
  readonly text: string;
  readonly children: readonly FileElement[];
}

/**
 * Reads the dialect of XML that Wazuh reads (WAZUH.md a): no entities, no CDATA; a comment ends at `-->` or `!>` and is
 * cut out of the text around it; an odd number of backslashes makes the `<` behind it ordinary text, so `a\\</match>`
 * ends an element and `a\</match>` does not. What cannot be a tag stays text: the manager has accepted the file.
 */
export function readElements(text: string): readonly FileElement[] {
  return applyVariables(readContent({ text, at: 0 }, null).children);
}

interface Cursor {
  readonly text: string;
  at: number;
}

interface Content {
  readonly text: string;
  readonly children: readonly FileElement[];
}

/** Reads up to the closing tag of `name`, or the end of the file. */
function readContent(cursor: Cursor, name: string | null): Content {
  const { text } = cursor;
  const children: FileElement[] = [];
  let own = '';
  for (;;) {
    const bracket = text.indexOf('<', cursor.at);
    own += text.slice(cursor.at, bracket < 0 ? undefined : bracket);
    cursor.at = bracket < 0 ? text.length : bracket;
    if (bracket < 0) return { text: own, children };
    if (text[bracket + 1] === '!') {
      cursor.at = endOfComment(text, bracket);
    } else if (isEscaped(text, bracket)) {
      own += '<';
      cursor.at++;
    } else if (name !== null && closes(cursor, name)) {
      return { text: own, children };
    } else {
      const child = readElement(cursor);
      if (child !== null) children.push(child);
      else {
        own += '<';
        cursor.at++;
      }
    }
  }
}

function isEscaped(text: string, bracket: number): boolean {
  let start = bracket;
  while (text[start - 1] === '\\') start--;
  return (bracket - start) % 2 === 1;
}

function endOfComment(text: string, start: number): number {
  const ending = /!>|-->/g;
  ending.lastIndex = start + 2;
  return ending.exec(text) === null ? text.length : ending.lastIndex;
}

function closes(cursor: Cursor, name: string): boolean {
  const end = cursor.at + name.length + 3;
  if (cursor.text.slice(cursor.at, end).toLowerCase() !== `</${name}>`) return false;
  cursor.at = end;
  return true;
}

const opening = /<([^\s<>/!="']+)/y;
const attribute = /\s*([^\s<>/="']+)=\s*(?:"([^"]*)"|'([^']*)')/y;
const tagEnd = /\s*(\/?)>/y;

function readElement(cursor: Cursor): FileElement | null {
  const start = cursor.at;
  const name = take(cursor, opening)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  const written = new Map<string, string>();
  for (let each = take(cursor, attribute); each !== null; each = take(cursor, attribute)) {
    written.set(each[1] ?? '', each[2] ?? each[3] ?? '');
  }
  const attributes = Object.fromEntries(written);
  const end = take(cursor, tagEnd);
  if (end === null) {
    cursor.at = start;
    return null;
  }
  return { name, attributes, ...(end[1] === '/' ? { text: '', children: [] } : readContent(cursor, name)) };
}

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found !== null) cursor.at = pattern.lastIndex;
  return found;
}

/** Replaces `$NAME` by the `<var name="NAME">` elements in front of it, and leaves those elements out. */
function applyVariables(elements: readonly FileElement[]): readonly FileElement[] {
  const values = new Map<string, string>();
  const expand = (text: string) => expandVariables(text, values);
  const apply = (element: FileElement): readonly FileElement[] => {
    if (element.name === 'var') {
      const name = (element.attributes.name ?? '').toLowerCase();
      if (!values.has(name)) values.set(name, element.text);
      return [];
    }
    if (values.size === 0) return [{ ...element, children: element.children.flatMap(apply) }];
    const attributes = Object.entries(element.attributes).map(([name, value]) => [name, expand(value)]);
    return [
      {
        name: element.name,
        attributes: Object.fromEntries(attributes),
        text: expand(element.text),
        children: element.children.flatMap(apply),
      },
    ];
  };
  return elements.flatMap(apply);
}

/** Texts shorter than this are never expanded. */
const shortestExpanded = 3;

function expandVariables(text: string, values: ReadonlyMap<string, string>): string {
  if (text.length < shortestExpanded || !text.includes('$')) return text;
  return text.replace(/\$([^$.|, ]+)/g, (whole, name: string) => values.get(name.toLowerCase()) ?? whole);
}
