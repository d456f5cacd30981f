/**
 * What is known of a rule's conditions: enough to tell which rules an event with known facts can reach. A pattern is
 * kept when it is a list of literal alternatives (`^1$|^3$`); of any other only the fact that it exists is kept.
 */
export interface KnownCondition {
  /** `decoder`, or a field name in lower case (the engine compares names case-insensitively). */
  readonly subject: string;
  readonly alternatives: readonly ValueTest[];
  readonly negated: 'yes' | 'no';
}

/**
 * A literal text with its anchors; `exact` = both ends, `part` = anywhere. Texts are in lower case, except the names
 * of decoders.
 */
export interface ValueTest {
  readonly text: string;
  readonly at: 'exact' | 'start' | 'end' | 'part';
}

export type ExpressionType = 'osregex' | 'osmatch' | 'pcre2' | 'string';

const literalEscapes: Record<ExpressionType, RegExp> = {
  osregex: /\\([\\|$<()])/g,
  osmatch: /\\([|$^!])/g,
  pcre2: /\\([^A-Za-z0-9])/g,
  string: /(?!)/g,
};

const meta: Record<ExpressionType, RegExp> = {
  osregex: /[\\+*()]/,
  osmatch: /[\\!]/,
  pcre2: /[\\+*?()[\]{}.]/,
  string: /(?!)/,
};

/** The literal alternatives a pattern stands for, or `null` when it is anything more than that. */
export function readAlternatives(type: ExpressionType, pattern: string): readonly ValueTest[] | null {
  // "Anything at all": holds for every present value.
  if (/^\\?\.\+?$/.test(pattern)) return [{ text: '', at: 'part' }];
  if (type === 'string') return [{ text: pattern.toLowerCase(), at: 'exact' }];
  const body =
    type === 'pcre2' ? ungroup(pattern.replace(/^\(\?i\)/, '')) : { text: pattern, anchored: 'no' };
  const tests: ValueTest[] = [];
  for (const alternative of body.text.split(/(?<!\\)\|/)) {
    const test = readLiteral(type, body.anchored === 'yes' ? `^${alternative}$` : alternative);
    if (test === null) return null;
    tests.push(test);
  }
  return tests;
}

/** `^(?:a|b)$` says the same as `^a$|^b$`. */
function ungroup(pattern: string): { text: string; anchored: 'yes' | 'no' } {
  const group = /^\^\((?:\?:)?([^()]*)\)\$$/.exec(pattern);
  return group?.[1] === undefined ? { text: pattern, anchored: 'no' } : { text: group[1], anchored: 'yes' };
}

function readLiteral(type: ExpressionType, alternative: string): ValueTest | null {
  const start = alternative.startsWith('^');
  const end = /(?<!\\)\$$/.test(alternative);
  const inner = alternative.slice(start ? 1 : 0, end ? -1 : undefined);
  const escaped: string[] = [];
  const bare = inner.replace(literalEscapes[type], (_, character: string) => {
    escaped.push(character);
    return '\u0000';
  });
  if (meta[type].test(bare) || /[\^$]/.test(bare)) return null;
  const text = bare.replace(/\0/g, () => escaped.shift() ?? '').toLowerCase();
  return { text, at: start ? (end ? 'exact' : 'start') : end ? 'end' : 'part' };
}

/** Whether a literal test holds for a value (lower case, or a decoder's name). */
export function holdsFor(test: ValueTest, value: string): boolean {
  switch (test.at) {
    case 'exact':
      return value === test.text;
    case 'start':
      return value.startsWith(test.text);
    case 'end':
      return value.endsWith(test.text);
    case 'part':
      return value.includes(test.text);
  }
}
