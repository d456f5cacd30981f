import type { ModifierName, NumberValue, Value } from '../documents.ts';
import type { Reporter } from '../reporter.ts';
import { parseSigmaString } from '../sigma-string.ts';
import type { Located } from '../source.ts';
import { isNetwork } from './ip-network.ts';
import { modifierRoles } from './modifier-order.ts';

interface Refusal {
  readonly message: string;
  readonly hint?: string;
}

/** Reports a value that one of the modifiers before it cannot take; says whether it did. */
export function refuseValue(
  modifiers: readonly Located<ModifierName>[],
  value: Value,
  report: Reporter,
): boolean {
  for (const modifier of modifiers) {
    const refusal = refusalOf(modifier.value, value);
    if (refusal === null) continue;
    report.error('invalid-value', value.range, refusal.message, {
      ...(refusal.hint === undefined ? {} : { hint: refusal.hint }),
      related: [{ range: modifier.range, message: `required by "${modifier.value}"` }],
    });
    return true;
  }
  return false;
}

function refusalOf(modifier: ModifierName, value: Value): Refusal | null {
  const role = modifierRoles[modifier];
  switch (role) {
    case 'logic':
      return null;
    case 'case':
    case 'position':
      return value.kind === 'null' ? { message: `"${modifier}" compares texts, and null is none` } : null;
    case 'existence':
      return value.kind === 'boolean' ? null : { message: '"exists" takes true or false, without quotes' };
    case 'comparison':
      return value.kind === 'number' ? null : notANumber(modifier, value);
    case 'time':
      return value.kind === 'number' ? outsideOfTime(modifier, value) : notANumber(modifier, value);
    case 'regex':
    case 'regex-flag':
    case 'dashes':
    case 'placeholder':
    case 'utf16':
      return value.kind === 'string' ? null : notAText(modifier, value);
    case 'base64':
      return value.kind === 'string' ? wildcardInEncoding(modifier, value.text) : notAText(modifier, value);
    case 'field':
      return notAName(value);
    case 'network':
      return value.kind === 'string' ? notANetwork(value.text) : notAText(modifier, value);
  }
}

function notANumber(modifier: ModifierName, value: Value): Refusal {
  const quoted = value.kind === 'string' && value.text.trim() !== '' && Number.isFinite(Number(value.text));
  const message = `"${modifier}" takes a number, and ${described(value)} is none`;
  return quoted ? { message, hint: 'write it without quotes' } : { message };
}

function notAText(modifier: ModifierName, value: Value): Refusal {
  const message = `"${modifier}" takes a text, and ${described(value)} is none`;
  return value.kind === 'null' ? { message } : { message, hint: `put it in quotes: '${value.text}'` };
}

function described(value: Value): string {
  switch (value.kind) {
    case 'string':
      return `"${value.text}"`;
    case 'null':
      return 'null';
    default:
      return `the ${value.kind} ${value.text}`;
  }
}

function wildcardInEncoding(modifier: ModifierName, text: string): Refusal | null {
  if (parseSigmaString(text).every((part) => part.kind === 'text')) return null;
  return {
    message: `"${modifier}" cannot encode a wildcard`,
    hint: 'a "*" or "?" that is meant literally is written "\\*", "\\?"',
  };
}

function notAName(value: Value): Refusal | null {
  if (value.kind !== 'string' || value.text === '') {
    return { message: '"fieldref" takes the name of a field' };
  }
  if (parseSigmaString(value.text).every((part) => part.kind === 'text')) return null;
  return {
    message: `"fieldref" takes the name of a field, and "${value.text}" has wildcards`,
    hint: 'write "fieldref|contains", "fieldref|startswith" or "fieldref|endswith" for a part of the other field',
  };
}

function notANetwork(text: string): Refusal | null {
  if (isNetwork(text)) return null;
  return {
    message: `"${text}" is no network`,
    hint: "write an address and a prefix length: '10.0.0.0/8', 'fe80::/10'",
  };
}

/** Inclusive bounds (Sigma modifiers appendix, "Time Modifiers"); the ISO calendar has years with a 53rd week. */
const bounds: Readonly<Partial<Record<ModifierName, readonly [number, number]>>> = {
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  week: [1, 53],
  month: [1, 12],
};

function outsideOfTime(modifier: ModifierName, { value, text }: NumberValue): Refusal | null {
  const [low, high] = bounds[modifier] ?? [0, Number.MAX_SAFE_INTEGER];
  if (Number.isInteger(value) && value >= low && value <= high) return null;
  const range = bounds[modifier] === undefined ? 'a whole number' : `a whole number from ${low} to ${high}`;
  return { message: `"${modifier}" takes ${range}, not ${text}` };
}
