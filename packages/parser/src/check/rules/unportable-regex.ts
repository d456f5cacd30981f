import type { ItemCheck } from '../check-rule.ts';

/** Sigma modifiers appendix, "Regular Expression": what is not listed there is not to be used. */
const constructs: readonly (readonly [name: string, sign: RegExp])[] = [
  ['look-around', /(?<!\\)\(\?<?[=!]/],
  ['an atomic group', /(?<!\\)\(\?>/],
  ['a back-reference', /(?<!\\)(?:\\\\)*\\(?:[1-9]|k[{<'])/],
  ['a possessive quantifier', /(?<!\\)[*+?}]\+/],
  ['recursion', /(?<!\\)\(\?(?:R|&|[0-9])/],
  ['a verb', /(?<!\\)\(\*[A-Z]/],
];

export const unportableRegex: ItemCheck = {
  scope: 'item',
  id: 'unportable-regex',
  severity: 'info',
  summary: 'a regular expression with more than Sigma allows in one',
  examine(item, say) {
    if (!item.modifiers.some((modifier) => modifier.value === 're')) return;
    for (const value of item.values) {
      if (value.kind !== 'string') continue;
      const text = value.text.replace(/\[(?:\\.|[^\]\\])+\]/g, '_');
      const found = constructs.find(([, sign]) => sign.test(text));
      if (found === undefined) continue;
      say(value.range, `the regular expression has ${found[0]}, which not every tool understands`);
    }
  },
};
