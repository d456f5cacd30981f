import { Rejected } from './rejected.ts';

/** A condition of the plugin's grammar: names, `1 of` and `all of`, `not` before `and` before `or`. */
export type Condition =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'selector'; readonly quantifier: 'any' | 'all'; readonly pattern: string }
  | { readonly kind: 'not'; readonly operand: Condition }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition };

const token = /\s*(?:((?:1|any|all) of [A-Za-z_0-9*]+)|([a-zA-Z_][a-zA-Z_0-9]*)|([()]))/y;

export function readCondition(text: string): Condition {
  const words: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const found = token.exec(text);
    if (found === null) throw new Rejected(`the condition "${text}" is not in the plugin's grammar`);
    words.push(found[0].trim());
  }
  let at = 0;
  const take = () => words[at++] ?? '';
  const primary = (): Condition => {
    const word = take();
    if (word === '(') {
      const inner = disjunction();
      if (take() !== ')') throw new Rejected(`a parenthesis is missing in "${text}"`);
      return inner;
    }
    if (word === 'not') return { kind: 'not', operand: primary() };
    if (word === '' || word === ')' || word === 'and' || word === 'or') {
      throw new Rejected(`the condition "${text}" ends too early`);
    }
    const [quantifier, of, pattern] = word.split(' ');
    return of === undefined
      ? { kind: 'name', name: word }
      : { kind: 'selector', quantifier: quantifier === 'all' ? 'all' : 'any', pattern: pattern ?? '' };
  };
  const chain = (kind: 'and' | 'or', operand: () => Condition) => (): Condition => {
    let left = operand();
    while (words[at] === kind) {
      at++;
      left = { kind, left, right: operand() };
    }
    return left;
  };
  const conjunction = chain('and', primary);
  const disjunction = chain('or', conjunction);
  const condition = disjunction();
  if (at < words.length) throw new Rejected(`"${words[at]}" is too much in "${text}"`);
  return condition;
}
