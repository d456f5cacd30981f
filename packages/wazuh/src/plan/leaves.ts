import { createHash } from 'node:crypto';
import type { CompiledRule } from '@sigmazuh/compiler';
import type { SourceRange } from '@sigmazuh/parser';
import type { SourceMapping } from '../pipeline/source-mapping.ts';
import type { EventFacts } from '../placement/index.ts';
import { type FactualBranch, factsOf } from './branch-facts.ts';
import { branchesOf, joinBranches } from './branches.ts';
import { placeTarget } from './field-location.ts';
import { joinOneField } from './join-one-field.ts';
import { locateFields } from './locate-fields.ts';
import { presence } from './on-targets.ts';
import type { PlanFindings } from './refusal.ts';
import { type Step, stepsOf } from './steps.ts';
import { withTelltale } from './telltale.ts';
import type { WazuhPredicate } from './wazuh-predicate.ts';

/** One way for a Sigma rule to match: a chain of steps, before it has a place in the tree. */
export interface Leaf {
  /** The Sigma rule's key. */
  readonly owner: string;
  /** Stable for equal content: what the id of its rule hangs on. */
  readonly key: string;
  readonly level: number;
  readonly facts: EventFacts;
  readonly asked: FactualBranch['asked'];
  readonly steps: readonly Step[];
}

/** More ways than this for one rule and source would cost the manager more than one rule is worth. */
const branchLimit = 96;

/** The leaves of a rule for one source; `null` when it was refused. */
export function leavesOf(
  compiled: CompiledRule,
  owner: string,
  level: number,
  source: SourceMapping,
  findings: PlanFindings,
): readonly Leaf[] | null {
  const { rule, predicate } = compiled;
  const located = locateFields(predicate, source, findings);
  if (located === null) return null;
  const branches = branchesOf(joinOneField(marked(located, source, rule.detection.range)), branchLimit);
  if (branches === null) {
    return findings.refuse(
      'rule-too-large',
      rule.detection.range,
      `this rule has more than ${branchLimit} combinations of alternatives on different fields`,
      'split it into several rules',
    );
  }
  const leaves = new Map<string, Leaf>();
  for (const each of joinBranches(branches)) {
    const branch = withTelltale(each, source, rule.detection.range, findings);
    if (branch === null) return null;
    const factual = factsOf(branch, source);
    if (factual === null) continue;
    const steps = stepsOf(factual.branch, source, rule.detection.range, findings);
    if (steps === null) return null;
    const { facts, asked } = factual;
    const key = contentKey(source.name, [...asked], steps);
    leaves.set(key, { owner, key, level, facts, asked, steps });
  }
  return [...leaves.values()];
}

/** What marks the events of a source is asked for like anything else. */
function marked(predicate: WazuhPredicate, { marker }: SourceMapping, range: SourceRange): WazuhPredicate {
  if (marker === undefined) return predicate;
  return { kind: 'and', operands: [presence(placeTarget(marker), { range }), predicate] };
}

function contentKey(...content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}
