import {
  anyRun,
  byIdentity,
  choice,
  isStart,
  isText,
  itemsOf,
  literal,
  mapAlternatives,
  type Pattern,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { anyText, encodePattern, plainForm, type TextForm } from '@sigmazuh/regex';
import {
  jsonValuePatterns,
  messageField,
  messageFieldPattern,
  type SourceMapping,
  windowsValue,
  xmlValuePattern,
} from '@sigmazuh/wazuh-events';
import type { LocatedTest } from '../branch/index.ts';
import {
  anyAddress,
  type ComparisonTest,
  type Condition,
  elementTarget,
  isPart,
  type Target,
} from '../locate/index.ts';
import { commandLineSearches, executedRecord } from './audit-command-line.ts';
import { auditLineConditions, auditLinePattern } from './audit-line.ts';
import { pieces } from './condition-text.ts';
import { eventTextPattern } from './event-text/index.ts';
import { jsonConditions, listElementPattern, noList, noListOfMaps } from './json-condition.ts';
import { regexGrowth } from './regex-growth.ts';
import { partPattern } from './text-part.ts';

/** Patterns that fit their element, of which one has to match. */
export function conditionPatterns(
  test: Exclude<LocatedTest, ComparisonTest>,
  source: SourceMapping,
): readonly Condition['pattern'][] | null {
  if (test.target.kind === 'part' && test.target.part === 'audit-command-line') {
    return test.kind === 'present' ? [executedRecord] : commandLineSearches(test.pattern);
  }
  if (test.target.kind === 'json') {
    return jsonConditions(test, test.target);
  }
  if (test.target.kind === 'listed') return [{ kind: 'written', text: anyText }];
  if (test.target.kind === 'address') return [test.kind === 'present' ? anyAddress : test.pattern];
  if (test.kind === 'value' && test.target.kind === 'log' && source.keywords === 'audit-line') {
    return regexGrowth(test, () => auditLinePattern(test.pattern)) === null
      ? auditLineConditions(test.pattern)
      : null;
  }
  const pattern = conditionPattern(test, source);
  if (pattern === null || regexGrowth(test, () => pattern) !== null) return null;
  return pieces(pattern, elementTarget(test.target));
}

/** The test's pattern in the form its target has. */
export function conditionPattern(
  test: Exclude<LocatedTest, ComparisonTest>,
  source: SourceMapping,
): Pattern | null {
  if (test.target.kind === 'log' && source.keywords === 'event') return eventTextPattern(test);
  if (isPart(test.target)) return partPattern(test, test.target);
  if (test.kind === 'value' && test.form === 'arrived') return encodedIn(plainForm)(test.pattern);
  if (test.kind === 'present') return sequence([]);
  if (test.target.kind === 'log' && source.keywords === 'audit-line') return auditLinePattern(test.pattern);
  if (source.form === 'xml') return inXml(test.pattern, test.target);
  if (source.form === 'json' && test.target.kind === 'log') return inJson(test.pattern);
  if (source.form === 'windows' && test.target.kind === 'field' && test.target.name === messageField) {
    return messageFieldPattern(test.pattern);
  }
  if (source.form === 'json' && (test.target.kind === 'field' || test.target.kind === 'static')) {
    return inJsonField(test.pattern);
  }
  const form = test.target.kind === 'field' ? fieldForm(source.form, test.pattern) : plainForm;
  if (joinedValues(test.target)) return encodePattern(atAnyValue(test.pattern), form);
  return encodedIn(form)(test.pattern);
}

/** The line around the values is text like any other, and so is what the engine knows by itself. */
function inXml(pattern: Pattern, target: Target): Pattern {
  const value = target.kind === 'static' ? [] : [xmlValuePattern(pattern)];
  const text = target.kind === 'field' ? [] : [encodePattern(pattern, plainForm)];
  return choice([...text, ...value]);
}

/** A list arrives as one text, of which any member may be the value, but nothing that reaches beyond one. */
const inJsonField = byIdentity((pattern: Pattern): Pattern => {
  const whole = mapAlternatives(encodePattern(pattern, plainForm), (each) => {
    const [first, ...rest] = itemsOf(each);
    if (!isStart(first)) return sequence([start, isText(each) ? noListOfMaps : noList, anyRun, each]);
    return isText(each) ? each : sequence([start, noList, ...rest]);
  });
  return choice([whole, listElementPattern(pattern)]);
});

/** The line is searched as it came, its values spelled as JSON spells them. */
function inJson(pattern: Pattern): Pattern {
  return choice([encodePattern(pattern, plainForm), ...jsonValuePatterns(pattern)]);
}

function fieldForm(form: Exclude<SourceMapping['form'], 'xml'>, pattern: Pattern): TextForm {
  switch (form) {
    case 'windows':
      return windowsValue(pattern);
    case 'json':
    case 'plain':
      return plainForm;
  }
}

/** One value is looked at for several sources. */
const encodedIn = byIdentity((form: TextForm) =>
  byIdentity((pattern: Pattern) => encodePattern(pattern, form)),
);

/** Data without names is one text, its values joined by a comma and a blank. */
export function joinedValues(target: Target): boolean {
  return target.kind === 'field' && target.name === 'win.eventdata.data';
}

/** Anchors that also hold at the seams between joined values. */
function atAnyValue(pattern: Pattern): Pattern {
  const seam = literal(', ', 'cased');
  switch (pattern.kind) {
    case 'anchor':
      return pattern.at === 'start' || pattern.at === 'end' ? choice([pattern, seam]) : pattern;
    case 'sequence':
      return sequence(pattern.items.map(atAnyValue));
    case 'choice':
      return choice(pattern.alternatives.map(atAnyValue));
    default:
      return pattern;
  }
}
