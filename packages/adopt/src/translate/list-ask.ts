import type { RuleCondition } from '@sigmazuh/wazuh';
import { type AdoptedSource, fieldNameIn } from '../ancestry/adopted-source.ts';
import { type Ask, allOf, notOf, Refusal, type SigmaTest } from './ask.ts';

type ListCondition = Extract<RuleCondition, { readonly kind: 'list' }>;

/** The placeholder that stands for the keys of a list: its path, without what managers put in front. */
export function placeholderOf(list: string): string {
  return list.replace(/^(?:etc\/lists|ruleset\/lists|lists)\//, '').replaceAll(/[^\w.-]+/g, '_');
}

/** A field that is, or is not, a key of a list. Keys are compared with their case. */
export function listAsk({ field: name, lookup, list }: ListCondition, source: AdoptedSource): Ask | Refusal {
  const field = fieldNameIn(source, name);
  if (field === null) return new Refusal('field', `Sigma has no name for the field "${name}" here`);
  if (source.mapping.form === 'windows') {
    return new Refusal('list', 'its keys are compared with the escaped text of a Windows field');
  }
  const test: SigmaTest = {
    kind: 'test',
    field,
    modifiers: ['cased', 'expand'],
    values: [`%${placeholderOf(list)}%`],
  };
  switch (lookup) {
    case 'match_key':
      return test;
    case 'not_match_key':
      return allOf([{ kind: 'test', field, modifiers: ['exists'], values: [true] }, notOf(test)]);
    default:
      return new Refusal('list', `the lookup "${lookup}" looks at more than whole keys`);
  }
}
