import { limits } from '@sigmazuh/wazuh';
import { plainTable } from '../terminal/plain-table.ts';
import type { Listing } from './listing.ts';

const meanings: Readonly<Record<keyof typeof limits, string>> = {
  elementBytes: 'bytes in one element or attribute of a rule file',
  loadedTextBytes: 'bytes of <match>, <regex>, <if_sid>, <user>; longer text is dropped and the rule kept',
  concatenatedElements: 'elements of one kind that are put together; a third loses them all',
  fieldsPerRule: '<field> elements in one rule',
  listsPerRule: '<list> elements in one rule; of more the first are lost',
  fieldNameBytes: 'bytes in the name of a field',
  descriptionBytes: 'bytes of a description with fields filled in',
  groupBytes: 'bytes of one <group> or <info>',
  infosPerRule: '<info> elements in one rule',
  compiledPatternBytes: 'bytes of a compiled pattern',
  smallestRuleId: 'the smallest id a rule may have',
  largestRuleId: 'the largest id a rule may have',
  highestLevel: 'the highest level',
  treeNodes: "nodes of the manager's rule tree that a pack may lead to",
  loaderSteps: "nodes that the manager's loader may look at while it loads that tree",
};

/** What Wazuh 4.14 refuses, cuts or loses. */
export const limitListing: Listing = {
  name: 'limits',
  summary: 'what Wazuh 4.14 takes, which every pack is held to',
  list(part) {
    const entries = Object.entries(limits)
      .filter(([name]) => name.toLowerCase().includes(part))
      .map(([name, value]) => ({ name, value, meaning: meaningOf(name) }));
    const table = plainTable(['limit', 'is', 'of']);
    for (const { name, value, meaning } of entries) table.push([name, value, meaning]);
    return { entries, text: `${table.toString()}\n` };
  },
};

const meaningOf = (name: string): string =>
  Object.entries(meanings).find(([known]) => known === name)?.[1] ?? '';
