import { resolvePlainScalar } from '../yaml/resolve-scalar.ts';

const plain = /^[A-Za-z0-9_./\\][A-Za-z0-9_./\\() @+=^$<>,;|-]*$/;
const needsEscapes = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffd-\uffff]|[\ud800-\udfff]/;

/** A text as a YAML scalar that reads back as the same text: plain where that is safe, else in quotes. */
export function printText(text: string): string {
  if (plain.test(text) && !text.endsWith(' ') && resolvesToText(text)) return text;
  return printQuoted(text);
}

/** A value of a detection item: always in quotes, as Sigma's conventions ask. */
export function printQuoted(text: string): string {
  if (!needsEscapes.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${Array.from(text, escaped).join('')}"`;
}

function resolvesToText(text: string): boolean {
  return typeof resolvePlainScalar(text) === 'string' && !/^(?:---|\.\.\.)/.test(text) && !/ #|: /.test(text);
}

const named: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '"': '\\"',
  '\\': '\\\\',
};

function escaped(character: string): string {
  const known = named[character];
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0;
  if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
  return needsEscapes.test(character) ? `\\u${code.toString(16).padStart(4, '0')}` : character;
}
