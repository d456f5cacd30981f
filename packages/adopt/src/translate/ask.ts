/** What a rule asks of an event, in the words of Sigma. A test on a field that is absent is false. */
export type Ask =
  | { readonly kind: 'all' | 'any'; readonly operands: readonly Ask[] }
  | {
      readonly kind: 'not';
      readonly operand: Ask;
      /** The Wazuh rule whose events are left out. */
      readonly label?: string;
    }
  | { readonly kind: 'constant'; readonly holds: 'always' | 'never' }
  | SigmaTest;

/** One detection item: `field|modifiers: values`, any of which may hold; without a field the values are searched for. */
export interface SigmaTest {
  readonly kind: 'test';
  readonly field: string | null;
  readonly modifiers: readonly string[];
  readonly values: readonly (string | number | boolean)[];
}

/** Why something cannot be carried over. */
export class Refusal {
  readonly code: RefusalCode;
  readonly reason: string;
  /** What in another rule it comes from. */
  readonly cause: Refusal | null;

  constructor(code: RefusalCode, reason: string, cause: Refusal | null = null) {
    this.code = code;
    this.reason = reason;
    this.cause = cause;
  }
}

/** The reasons by which refusals are counted. */
export type RefusalCode =
  | 'never-alerts'
  | 'not-loaded'
  | 'condition'
  | 'event-text'
  | 'expression'
  | 'never-matches'
  | 'field'
  | 'list'
  | 'log-source'
  | 'counts'
  | 'taken-before'
  | 'too-many-places';

export const always: Ask = Object.freeze({ kind: 'constant', holds: 'always' });
export const never: Ask = Object.freeze({ kind: 'constant', holds: 'never' });

/** All of them; what always holds is left out. */
export function allOf(operands: readonly Ask[]): Ask {
  const kept = distinct(
    operands
      .flatMap((each) => (each.kind === 'all' ? each.operands : [each]))
      .filter((each) => !isConstant(each, 'always')),
  );
  if (kept.some((each) => isConstant(each, 'never'))) return never;
  const [only] = kept;
  if (only === undefined) return always;
  return kept.length === 1 ? only : { kind: 'all', operands: kept };
}

/** Any of them; what never holds is left out. */
export function anyOf(operands: readonly Ask[]): Ask {
  const kept = distinct(
    operands
      .flatMap((each) => (each.kind === 'any' ? each.operands : [each]))
      .filter((each) => !isConstant(each, 'never')),
  );
  if (kept.some((each) => isConstant(each, 'always'))) return always;
  const [only] = kept;
  if (only === undefined) return never;
  return kept.length === 1 ? only : { kind: 'any', operands: kept };
}

export function notOf(operand: Ask): Ask {
  if (operand.kind === 'not') return operand.operand;
  if (operand.kind === 'constant') return operand.holds === 'always' ? never : always;
  return { kind: 'not', operand };
}

export function isConstant(ask: Ask, holds: 'always' | 'never'): boolean {
  return ask.kind === 'constant' && ask.holds === holds;
}

/** A text that is equal for equal asks. */
const askKey = (ask: Ask): string => JSON.stringify(ask);

function distinct(asks: readonly Ask[]): readonly Ask[] {
  const known = new Map(asks.map((each) => [askKey(each), each] as const));
  return [...known.values()];
}
