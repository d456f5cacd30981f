import { type ModifierName, parseSigmaString, type Value } from '@sigmazuh/parser';

/** Where in a text a value was found: from, up to but not including to. */
export interface MatchingPart {
  readonly from: number;
  readonly to: number;
}

/** Values under these are not looked for as they are written; where their meaning lies in a text is not shown. */
const encoding: ReadonlySet<ModifierName> = new Set([
  'base64',
  'base64offset',
  'utf16',
  'utf16be',
  'utf16le',
  'wide',
  'expand',
  'cidr',
  'exists',
  'fieldref',
  'neq',
  'lt',
  'lte',
  'gt',
  'gte',
]);

/**
 * The part of a text in which a value lies, for people to see; whether it matches is for the judge to say.
 *
 * @returns `null` when there is no such part, or none that can be shown
 */
export function matchingPart(
  value: Value,
  modifiers: readonly ModifierName[],
  text: string,
): MatchingPart | null {
  if (value.kind !== 'string' && value.kind !== 'number') return null;
  if (modifiers.some((modifier) => encoding.has(modifier))) return null;
  const expression = modifiers.includes('re')
    ? regexOf(value.text, modifiers)
    : stringRegex(value.text, modifiers);
  const found = expression?.exec(text);
  if (found === null || found === undefined || found[0] === '') return null;
  return { from: found.index, to: found.index + found[0].length };
}

function regexOf(pattern: string, modifiers: readonly ModifierName[]): RegExp | null {
  const flags = modifiers.filter((modifier) => ['i', 'm', 's'].includes(modifier)).join('');
  try {
    return new RegExp(pattern, flags);
  } catch {
    // What only other engines of regular expressions know is not shown.
    return null;
  }
}

/** Wildcards at the ends are left out: what they take in is not what the value is about. */
function stringRegex(text: string, modifiers: readonly ModifierName[]): RegExp {
  const parts = [...parseSigmaString(text)];
  const open = modifiers.includes('contains');
  const opensLeft = open || modifiers.includes('endswith') || parts[0]?.kind === 'any-run';
  const opensRight = open || modifiers.includes('startswith') || parts.at(-1)?.kind === 'any-run';
  if (parts[0]?.kind === 'any-run') parts.shift();
  if (parts.at(-1)?.kind === 'any-run') parts.pop();
  const dashes = modifiers.includes('windash');
  const source = parts.map((part) => {
    if (part.kind === 'any-run') return '[\\s\\S]*?';
    if (part.kind === 'any-one') return '[\\s\\S]';
    return Array.from(part.text, (character) =>
      dashes && /[-/–—―]/.test(character) ? '[-/–—―]' : character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'),
    ).join('');
  });
  const whole = `${opensLeft ? '' : '^'}${source.join('')}${opensRight ? '' : '$'}`;
  return new RegExp(whole, modifiers.includes('cased') ? '' : 'i');
}
