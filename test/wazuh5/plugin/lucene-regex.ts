import { Rejected } from './rejected.ts';

/** A regular expression of Lucene's, which takes the whole text, as one of JavaScript's. */
export function luceneRegex(text: string): RegExp {
  let at = 0;
  const more = () => at < text.length;
  const union = (): string => {
    const alternatives = [concatenation()];
    while (text[at] === '|') {
      at++;
      alternatives.push(concatenation());
    }
    return `(?:${alternatives.join('|')})`;
  };
  const concatenation = (): string => {
    // Lucene takes the first character behind `(` and `|` for one of the text, whatever it is.
    if (more() && (text[at] === '|' || text[at] === ')')) {
      throw new Rejected(`"${text[at]}" is a character to Lucene where an alternative begins`);
    }
    if (at > 0 && !more()) throw new Rejected('the expression ends too early');
    let made = '';
    while (more() && text[at] !== '|' && text[at] !== ')') made += repeated();
    return made;
  };
  const repeated = (): string => {
    let made = single();
    while (more()) {
      const counted = /^(?:[?*+]|\{\d+(?:,\d*)?\})/.exec(text.slice(at))?.[0];
      if (counted === undefined) break;
      at += counted.length;
      made = `(?:${made})${counted}`;
    }
    return made;
  };
  const single = (): string => {
    const character = take();
    switch (character) {
      case '.':
        return '[^]';
      case '(':
        if (text[at] === ')') {
          at++;
          return '';
        }
        return closed(union(), ')');
      case '[':
        return classOf();
      case '"': {
        const end = text.indexOf('"', at);
        if (end < 0) throw new Rejected('a quoted text is not closed');
        const inner = text.slice(at, end);
        at = end + 1;
        return Array.from(inner, literal).join('');
      }
      case '\\':
        return escaped();
      case '#':
      case '@':
      case '<':
      case '&':
      case '~':
        throw new Rejected(`"${character}" has a meaning to Lucene that is not meant here`);
      case '*':
      case '+':
      case '?':
      case '{':
        throw new Rejected(`nothing stands before "${character}"`);
      default:
        return literal(character);
    }
  };
  const closed = (made: string, by: string): string => {
    if (take() !== by) throw new Rejected(`"${by}" is missing`);
    return made;
  };
  const take = (): string => {
    const point = text.codePointAt(at);
    if (point === undefined) throw new Rejected('the expression ends too early');
    const character = String.fromCodePoint(point);
    at += character.length;
    return character;
  };
  const escaped = (): string => {
    const character = take();
    const named = { d: '[0-9]', w: '[A-Za-z0-9_]', s: '[ \\t\\n\\r]' }[character];
    return named ?? literal(character);
  };
  const classOf = (): string => {
    const isNegated = text[at] === '^';
    if (isNegated) at++;
    let members = '';
    // The first one is a member even if it is a bracket.
    do {
      // Behind an escaped backslash Lucene reads no range.
      if (text.startsWith('\\\\', at)) {
        at += 2;
        members += literal('\\');
        continue;
      }
      const from = member();
      if (text[at] !== '-') {
        members += literal(from);
        continue;
      }
      at++;
      const to = member();
      if ((from.codePointAt(0) ?? 0) > (to.codePointAt(0) ?? 0)) {
        throw new Rejected(`the range "${from}-${to}" ends before it begins`);
      }
      members += `${literal(from)}-${literal(to)}`;
    } while (more() && text[at] !== ']');
    return closed(`[${isNegated ? '^' : ''}${members}]`, ']');
  };
  const member = (): string => {
    const character = take();
    return character === '\\' ? take() : character;
  };
  const made = union();
  if (more()) throw new Rejected(`"${text.slice(at)}" is too much in the expression`);
  return new RegExp(`^${made}$`, 'u');
}

const literal = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
