import type { SourceRange } from '@sigmazuh/parser';
import { superlinearHint } from '@sigmazuh/regex';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { type Branch, joinStatics, type LocatedTest } from '../branch/index.ts';
import type { PlanFindings } from '../findings.ts';
import type { WazuhPredicate } from '../locate/index.ts';
import { arrange, type Step } from './arrange.ts';
import { anyOfThese, type Clause, condition, positiveClause } from './clause.ts';
import { conditionPattern, joinedValues } from './condition-pattern.ts';
import { textExclusions } from './event-text/index.ts';
import { joinedExclusions, negatedClauses, separate } from './exclusions.ts';
import { maybeAbsent, refuseAbsence } from './maybe-absent.ts';
import { presentTargets } from './present-targets.ts';
import { regexGrowth } from './regex-growth.ts';

/**
 * A branch as rules inside each other. Fields come first because they are cheap; what searches the whole text comes
 * in children, since the engine looks at `<regex>` before `<field>` within one rule (WAZUH.md k):
 *
 *     image, commandLine        →  rule                   (noalert when it has children)
 *     none of: parentImage …    →  └─ rule, <regex negate="yes">
 */
export function stepsOf(
  branch: Branch,
  source: SourceMapping,
  range: SourceRange,
  findings: PlanFindings,
): readonly Step[] | null {
  const present = presentTargets(branch, source);
  const clauses: Clause[] = [];
  for (const test of joinStatics(branch.tests)) {
    if (joinedValues(test.target)) noteJoinedValues(test, findings);
    const made = positiveClause(test, source);
    if (made === null) return refuseCondition(test, source, findings);
    clauses.push(made);
  }
  const remaining: WazuhPredicate[] = [];
  for (const exclusion of joinedExclusions(branch.exclusions.flatMap(separate))) {
    const made = negatedClauses(exclusion, source, present);
    if (made === null) remaining.push(exclusion);
    else clauses.push(...made);
  }
  const searches = source.form === 'windows' || remaining.length === 0 ? textExclusions(remaining) : null;
  if (searches === null) {
    const silent = remaining.flatMap((each) => maybeAbsent(each, source, present));
    const [first] = silent;
    if (first !== undefined && source.form === 'plain') return refuseAbsence(first, source, findings);
    return findings.refuse(
      'not-expressible',
      range,
      `a filter of this rule cannot be written for events of ${source.name}: it is longer than a rule can hold, asks for a place inside the event's text, or could take far longer than its text is long`,
      'split the filter into shorter ones, or write its regular expressions without word boundaries',
    );
  }
  const text = searches.map((each) => anyOfThese([condition({ kind: 'log' }, 'yes', each)]));
  return arrange([...clauses, ...text]);
}

function noteJoinedValues(test: LocatedTest, findings: PlanFindings): void {
  findings.note(
    'joined-values',
    test.range,
    'data without names arrives in Wazuh as one text, its values joined by ", "',
  );
}

function refuseCondition(test: LocatedTest, source: SourceMapping, findings: PlanFindings): null {
  const growth = test.kind === 'comparison' ? null : regexGrowth(test, () => conditionPattern(test, source));
  if (growth !== null) {
    return findings.refuse(
      'not-expressible',
      test.range,
      `a text made for it can make this regular expression take ${growth}`,
      superlinearHint,
    );
  }
  return findings.refuse(
    'rule-too-large',
    test.range,
    'this value cannot be a condition of a Wazuh rule: it is too long, or asks for the beginning of a value anywhere but at its own',
    'shorten it, or split it into several values',
  );
}
