import { type ModifierName, modifierNames } from '@sigmazuh/parser';
import { plainTable } from '../commands/coverage-table.ts';
import type { Listing } from './listing.ts';

const meanings: Readonly<Record<ModifierName, string>> = {
  all: 'all values, not any of them',
  neq: 'none of the values',
  cased: 'letters count as they are',
  contains: 'the value anywhere in the field',
  startswith: 'the value at the start of the field',
  endswith: 'the value at the end of the field',
  utf16: 'the value in UTF-16 with a byte order mark, to be encoded further',
  utf16be: 'the value in UTF-16, high bytes first',
  utf16le: 'the value in UTF-16, low bytes first',
  wide: 'the same as utf16le',
  base64: 'the value in Base64',
  base64offset: 'the value in Base64 at any of the three places it can begin at',
  windash: 'a dash stands for any of the dashes and slashes that Windows takes',
  expand: '%name% stands for the values that are given to it',
  re: 'a regular expression',
  i: 'of a regular expression: in any case',
  m: 'of a regular expression: ^ and $ at every line',
  s: 'of a regular expression: . is a line break as well',
  cidr: 'an address in a network',
  exists: 'whether the field is there',
  fieldref: 'the value of another field',
  lt: 'a number below it',
  lte: 'a number, it or below it',
  gt: 'a number above it',
  gte: 'a number, it or above it',
  minute: 'the minute of a time',
  hour: 'the hour of a time',
  day: 'the day of the month of a time',
  week: 'the week of a time',
  month: 'the month of a time',
  year: 'the year of a time',
};

/** Sigma's modifiers. */
export const modifierListing: Listing = {
  name: 'modifiers',
  summary: 'what may follow a field name behind |',
  list(part) {
    const entries = modifierNames
      .filter((name) => name.includes(part))
      .map((name) => ({ name, meaning: meanings[name] }));
    const table = plainTable(['modifier', 'asks for']);
    for (const { name, meaning } of entries) table.push([name, meaning]);
    return { entries, text: `${table.toString()}\n` };
  },
};
