import type { ModifierName } from '../documents.ts';

/** What a modifier does, as far as it decides which others it can stand beside. */
export type ModifierRole =
  | 'logic'
  | 'case'
  | 'position'
  | 'utf16'
  | 'base64'
  | 'dashes'
  | 'placeholder'
  | 'regex'
  | 'regex-flag'
  | 'network'
  | 'existence'
  | 'field'
  | 'comparison'
  | 'time';

export const modifierRoles: Readonly<Record<ModifierName, ModifierRole>> = {
  all: 'logic',
  neq: 'logic',
  cased: 'case',
  contains: 'position',
  startswith: 'position',
  endswith: 'position',
  utf16: 'utf16',
  utf16be: 'utf16',
  utf16le: 'utf16',
  wide: 'utf16',
  base64: 'base64',
  base64offset: 'base64',
  windash: 'dashes',
  expand: 'placeholder',
  re: 'regex',
  i: 'regex-flag',
  m: 'regex-flag',
  s: 'regex-flag',
  cidr: 'network',
  exists: 'existence',
  fieldref: 'field',
  lt: 'comparison',
  lte: 'comparison',
  gt: 'comparison',
  gte: 'comparison',
  minute: 'time',
  hour: 'time',
  day: 'time',
  week: 'time',
  month: 'time',
  year: 'time',
};

/** Why `after` cannot follow `before` in one chain of modifiers, or `null` when it can. */
export interface Refusal {
  readonly reason: string;
  readonly hint?: string;
}

/**
 * Modifiers are applied from left to right (Sigma rules specification, "Value Modifiers"), so some pairs are
 * legal in one order only: `base64|contains` looks for encoded text, `contains|base64` would encode the wildcards.
 */
export function refusalOfPair(before: ModifierName, after: ModifierName): Refusal | null {
  if (before === after && before !== 'base64') return { reason: `"${after}" stands here twice` };
  const first = modifierRoles[before];
  const second = modifierRoles[after];
  if (first === 'existence' || second === 'existence') {
    return { reason: '"exists" asks whether the field is there, so it stands alone' };
  }
  if (first === 'logic' || second === 'logic') return refusalOfLogic(before, after);
  if (second === 'regex-flag') {
    return first === 'regex' || first === 'regex-flag' || first === 'placeholder'
      ? null
      : notForRegex(before);
  }
  const separate = refusalOfKinds(before, after, first, second);
  if (separate !== null) return separate;
  return refusalOfOrder(before, after, first, second);
}

/** Why a modifier cannot stand behind those `before` it, whatever they are, or in a chain that has no field. */
export function refusalAlone(
  modifier: ModifierName,
  before: readonly ModifierName[],
  field: string | null,
): Refusal | null {
  const role = modifierRoles[modifier];
  if (role === 'regex-flag' && !before.includes('re')) {
    return {
      reason: `"${modifier}" is a flag of regular expressions and needs "re" before it`,
      hint: modifier === 'i' ? 'other values ignore case anyway' : `write "re|${modifier}"`,
    };
  }
  if (field !== null) return null;
  if (modifier === 'startswith' || modifier === 'endswith') {
    return {
      reason: `"${modifier}" needs a field; keywords are searched anywhere in the event`,
      hint: 'leave it out, or name the field',
    };
  }
  const needsField = role === 'network' || role === 'existence' || role === 'field' || role === 'comparison';
  if (needsField || role === 'time' || modifier === 'neq') {
    return { reason: `"${modifier}" needs a field; keywords are searched in the whole event` };
  }
  return null;
}

function refusalOfLogic(before: ModifierName, after: ModifierName): Refusal | null {
  const other = before === 'neq' ? after : before;
  const one = before === 'neq' ? before : after;
  if (one !== 'neq' || modifierRoles[other] !== 'comparison') return null;
  return { reason: `"neq" and "${other}" are two comparisons`, hint: 'write two detection items' };
}

function notForRegex(other: ModifierName): Refusal {
  return {
    reason: `"${other}" changes texts and "re" makes the value a regular expression, so they exclude each other`,
  };
}

/** Roles that turn the value into something that is no Sigma text any more: they tolerate hardly any company. */
const kinds: ReadonlySet<ModifierRole> = new Set(['regex', 'network', 'field', 'comparison', 'time']);

const company: Readonly<Partial<Record<ModifierRole, ReadonlySet<ModifierRole>>>> = {
  regex: new Set(['regex-flag', 'placeholder']),
  'regex-flag': new Set(['regex', 'regex-flag', 'placeholder']),
  field: new Set(['case', 'position']),
  comparison: new Set(['time']),
  time: new Set(['comparison']),
};

function refusalOfKinds(
  before: ModifierName,
  after: ModifierName,
  first: ModifierRole,
  second: ModifierRole,
): Refusal | null {
  if (first === 'time' && second === 'time')
    return { reason: `"${before}" and "${after}" are two parts of a time` };
  if (first === 'comparison' && second === 'comparison') {
    return { reason: `"${before}" and "${after}" are two comparisons`, hint: 'write two detection items' };
  }
  if (first === 'comparison' && second === 'time') {
    return {
      reason: `"${after}" takes the time apart before it is compared`,
      hint: `write "${after}|${before}"`,
    };
  }
  for (const [name, role, other, otherRole] of [
    [before, first, after, second],
    [after, second, before, first],
  ] as const) {
    if (role === 'regex-flag' && otherRole !== 'regex' && !company[role]?.has(otherRole))
      return refusalBesideRegex(other);
    if (!kinds.has(role) || company[role]?.has(otherRole)) continue;
    if (role === 'regex') return refusalBesideRegex(other);
    return { reason: `"${name}" does not compare texts, so "${other}" has nothing to work on` };
  }
  return null;
}

function refusalBesideRegex(other: ModifierName): Refusal {
  switch (other) {
    case 'contains':
    case 'startswith':
    case 'endswith':
      return {
        reason: `"re" and "${other}" exclude each other: a regular expression says itself where it matches`,
        hint: 'a regular expression matches anywhere unless it has "^" or "$"',
      };
    case 'cased':
      return { reason: 'regular expressions are case-sensitive already', hint: 'leave "cased" out' };
    default:
      return notForRegex(other);
  }
}

function refusalOfOrder(
  before: ModifierName,
  after: ModifierName,
  first: ModifierRole,
  second: ModifierRole,
): Refusal | null {
  if (first === 'position' && second === 'position') {
    return { reason: `"${before}" and "${after}" exclude each other`, hint: 'both together are "contains"' };
  }
  if (first === 'utf16' && second === 'utf16') return { reason: `"${before}" has encoded the value already` };
  const variants = before === 'base64offset' ? after : before;
  if (
    (before === 'base64offset' || after === 'base64offset') &&
    (variants === 'startswith' || variants === 'endswith')
  ) {
    return {
      reason: `"base64offset" looks for the value somewhere inside encoded text, never at its edge`,
      hint: 'write "base64offset|contains"',
    };
  }
  if (first === 'position' && second === 'base64') {
    return {
      reason: `"${after}" would encode the wildcards of "${before}"`,
      hint: `write "${after}|${before}"`,
    };
  }
  if (first === 'position' && second === 'field') {
    return {
      reason: `"${after}" takes the name of a field, and "${before}" would put wildcards around it`,
      hint: `write "${after}|${before}"`,
    };
  }
  const encodes = first === 'utf16' || first === 'base64';
  if (encodes && (second === 'dashes' || second === 'placeholder')) {
    return {
      reason: `"${before}" has encoded the value, so "${after}" finds nothing to replace`,
      hint: `write "${after}|${before}"`,
    };
  }
  if (before === 'base64offset' && (second === 'utf16' || second === 'base64')) {
    return {
      reason: `"base64offset" yields fragments, which "${after}" cannot encode`,
      hint: `put "${after}" first`,
    };
  }
  return null;
}
