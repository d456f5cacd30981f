import type { RuleOption } from '../option.ts';
import { dstip, srcip } from './address.ts';
import { checkIfIgnored, cve, ignore, info, options } from './alerting.ts';
import { category } from './category.ts';
import { checkDiff } from './check-diff.ts';
import { compiledRule } from './compiled-rule.ts';
import { decodedAs } from './decoded-as.ts';
import { field } from './field.ts';
import { groupings } from './grouping.ts';
import { ifFts } from './if-fts.ts';
import { list } from './list.ts';
import { maxsize } from './maxsize.ts';
import { mitre } from './mitre.ts';
import { ifGroup, ifLevel, ifMatchedGroup, ifMatchedRegex, ifMatchedSid, ifSid } from './parents.ts';
import * as text from './static-texts.ts';
import { description, group } from './texts.ts';
import { time } from './time.ts';
import { weekday } from './weekday.ts';

/** Everything a rule may hold. Conditions are tried in this order; the first that fails ends the rule. */
export const ruleOptions: readonly RuleOption[] = [
  decodedAs,
  text.programName,
  text.id,
  text.systemName,
  text.protocol,
  text.match,
  text.regex,
  text.action,
  text.url,
  text.location,
  field,
  srcip,
  dstip,
  text.srcport,
  text.dstport,
  compiledRule,
  text.user,
  text.srcgeoip,
  text.dstgeoip,
  maxsize,
  time,
  weekday,
  text.data,
  text.extraData,
  text.hostname,
  text.status,
  checkDiff,
  ifFts,
  list,
  category,
  ifSid,
  ifGroup,
  ifLevel,
  ifMatchedSid,
  ifMatchedGroup,
  ifMatchedRegex,
  ...groupings,
  description,
  group,
  mitre,
  options,
  info,
  cve,
  ignore,
  checkIfIgnored,
];

/** The option of an element, by its lower-case name. */
export const optionOf: ReadonlyMap<string, RuleOption> = new Map(
  ruleOptions.flatMap((option) => option.elements.map((element) => [element, option])),
);
