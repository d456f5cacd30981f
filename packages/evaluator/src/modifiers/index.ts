import type { ModifierName } from '@sigmazuh/parser';
import { all } from './all.ts';
import { base64 } from './base64.ts';
import { base64offset } from './base64offset.ts';
import { cased } from './cased.ts';
import { cidr } from './cidr.ts';
import { contains } from './contains.ts';
import { day } from './day.ts';
import { endswith } from './endswith.ts';
import { exists } from './exists.ts';
import { expand } from './expand.ts';
import { fieldref } from './fieldref.ts';
import { gt } from './gt.ts';
import { gte } from './gte.ts';
import { hour } from './hour.ts';
import { i } from './i.ts';
import { lt } from './lt.ts';
import { lte } from './lte.ts';
import { m } from './m.ts';
import { minute } from './minute.ts';
import type { Modifier } from './modifier.ts';
import { month } from './month.ts';
import { neq } from './neq.ts';
import { re } from './re.ts';
import { s } from './s.ts';
import { startswith } from './startswith.ts';
import { utf16 } from './utf16.ts';
import { utf16be } from './utf16be.ts';
import { utf16le } from './utf16le.ts';
import { week } from './week.ts';
import { wide } from './wide.ts';
import { windash } from './windash.ts';
import { year } from './year.ts';

/** Every modifier of the specification (modifiers appendix), each in a file of its name. */
export const modifiers: Readonly<Record<ModifierName, Modifier>> = Object.freeze({
  all,
  base64,
  base64offset,
  cased,
  cidr,
  contains,
  day,
  endswith,
  exists,
  expand,
  fieldref,
  gt,
  gte,
  hour,
  i,
  lt,
  lte,
  m,
  minute,
  month,
  neq,
  re,
  s,
  startswith,
  utf16,
  utf16be,
  utf16le,
  week,
  wide,
  windash,
  year,
});
