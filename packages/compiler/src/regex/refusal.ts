/** Why a regular expression cannot be compiled, in words for its author. */
export class RegexRefusal extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'RegexRefusal';
    this.hint = hint;
  }
}

export function unsupported(construct: string): RegexRefusal {
  return new RegexRefusal(
    `${construct} cannot be compiled`,
    'write the regular expression without it, or split the item in two',
  );
}

export function malformed(problem: string): RegexRefusal {
  return new RegexRefusal(`the regular expression is malformed: ${problem}`, 'correct the expression');
}
