import type { RuleCondition } from '@sigmazuh/wazuh';
import { type AdoptedSource, fieldNameIn } from '../ancestry/adopted-source.ts';
import { type Ask, allOf, notOf, Refusal, type SigmaTest } from './ask.ts';

type ListCondition = Extract<RuleCondition, { readonly kind: 'list' }>;

/** The placeholder that stands for the keys of a list: its path, without what managers put in front. */
function placeholderOf(list: string): string {
  return list.replace(/^(?:etc\/lists|ruleset\/lists|lists)\//, '').replaceAll(/[^\w.-]+/g, '_');
}

/**
 * How the keys of a list are compared: with values as they are, or as Windows values arrive, with their escapes; whole
 * keys, or addresses, where a key such as `192.168.` also stands for all that begin like it.
 */
export type KeyForm = (typeof keyForms)[number];
export const keyForms = ['plain', 'windows', 'addresses', 'windows-addresses'] as const;

/** What stands for a list whose keys are compared in this form. */
export function placeholderIn(form: KeyForm, list: string): string {
  return form === 'plain' ? placeholderOf(list) : `${placeholderOf(list)}.of-${form}`;
}

/**
 * The values, as Sigma writes them, that a field has where it is one of the keys; a key that is no value's text is none.
 *
 *     C:\\x       →   C:\x
 *     C:\x        →   nothing: no Windows value arrives like this
 *     192.168.   →   192.168.*, of addresses
 */
export function valuesOf(form: KeyForm, keys: readonly string[]): readonly string[] {
  const arriving = form.startsWith('windows') ? keys.flatMap((key) => arrivingAs(key) ?? []) : keys;
  const isPrefix = (key: string): boolean => form.endsWith('addresses') && key.endsWith('.');
  return arriving.map((key) => `${key.replace(/[\\*?]/g, '\\$&')}${isPrefix(key) ? '*' : ''}`);
}

const escapes: Readonly<Record<string, string>> = {
  '\\\\': '\\',
  '\\"': '"',
  '\\t': '\t',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
};

const escaped = /\\\\|\\"|\\t|&amp;|&lt;|&gt;/g;

function arrivingAs(key: string): string | null {
  const plain = key.replace(escaped, '');
  // White space at the end is cut, and these are never there without an escape.
  if (/[\\"&<>]/.test(plain) || key !== key.trimEnd()) return null;
  return key.replace(escaped, (found) => escapes[found] ?? found);
}

/** A field that is, or is not, a key of a list. Keys are compared with their case. */
export function listAsk({ field: name, lookup, list }: ListCondition, source: AdoptedSource): Ask | Refusal {
  const field = fieldNameIn(source, name);
  if (field === null) return new Refusal('field', `Sigma has no name for the field "${name}" here`);
  const values = source.mapping.form === 'windows' ? 'windows' : 'plain';
  const among = (form: KeyForm): SigmaTest => ({
    kind: 'test',
    field,
    modifiers: ['cased', 'expand'],
    values: [`%${placeholderIn(form, list)}%`],
  });
  const addresses = values === 'windows' ? 'windows-addresses' : 'addresses';
  const exists: SigmaTest = { kind: 'test', field, modifiers: ['exists'], values: [true] };
  switch (lookup) {
    case 'match_key':
      return among(values);
    case 'not_match_key':
      return allOf([exists, notOf(among(values))]);
    case 'address_match_key':
      return among(addresses);
    case 'not_address_match_key':
      return allOf([exists, notOf(among(addresses))]);
    default:
      return new Refusal('list', `the lookup "${lookup}" looks at more than whole keys`);
  }
}
