/** An element of a Windows event: enough of XML for what the event log renders. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The element's own text, entities decoded, white space kept. */
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

// In this order: comment, CDATA, declaration or processing instruction, tag, text. A name ends where a tag can go on,
// and nothing unquoted runs over a `<`, so that broken markup is read in one go too.
const token =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<[!?][^>]*(?:>|$)|<(\/?)([^\s/<>"'=]+)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^<>"'])*?)(\/?)>|[^<]+|</g;
const attribute = /(?:^|\s)([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads an XML text tolerantly: what is cut off ends where the text ends, a closing tag closes up to the nearest
 * element of its name and is passed over when there is none. Returns the elements at the top.
 */
export function readXml(text: string): readonly XmlElement[] {
  const root: OpenElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open: OpenElement[] = [root];
  const innermost = () => open.at(-1) ?? root;
  for (const [whole, data, slash, name, attributes = '', selfClosing] of text.matchAll(token)) {
    if (data !== undefined) innermost().text += data;
    else if (name !== undefined && slash === '/') close(open, name);
    else if (name !== undefined) {
      const element: OpenElement = { name, attributes: readAttributes(attributes), children: [], text: '' };
      innermost().children.push(element);
      if (selfClosing !== '/') open.push(element);
    } else if (!whole.startsWith('<') || whole === '<') innermost().text += decodeEntities(whole);
  }
  return root.children;
}

function close(open: OpenElement[], name: string): void {
  const index = open.findLastIndex((element) => element.name === name);
  if (index > 0) open.length = index;
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(text.matchAll(attribute), ([, name = '', double, single]) => [
      name,
      decodeEntities(double ?? single ?? ''),
    ]),
  );
}

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Decodes XML's five named entities and character numbers; anything else behind a `&` stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hexadecimal, decimal, name) => {
    if (name !== undefined) return named.get(name) ?? whole;
    const codePoint = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
  });
}
