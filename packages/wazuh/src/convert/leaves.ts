import { type CompiledRule, groupBy } from '@sigmazuh/compiler';
import type { SourceRange } from '@sigmazuh/parser';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import {
  type Branch,
  branchesOf,
  channelsOf,
  type EventFacts,
  type FactualBranch,
  factsKey,
  factsOf,
  joinBranches,
  joinOneField,
  withTelltale,
} from '../branch/index.ts';
import { type StockEnds, stockEnds } from '../composite/index.ts';
import { type Step, stepsOf } from '../condition/index.ts';
import { PlanFindings, type Refusal } from '../findings.ts';
import {
  endsAlways,
  type Gate,
  type Gates,
  type Guard,
  type Handovers,
  outrankedBy,
  writeGuard,
} from '../guard/index.ts';
import { locateFields, markerPredicate, type WazuhPredicate } from '../locate/index.ts';
import { knownDecoders, type RuleTree } from '../ruleset/index.ts';

/** One way for a Sigma rule to match: a chain of steps, before it has a place in the tree. */
export interface Leaf {
  /** The Sigma rule's key. */
  readonly owner: string;
  /** The name of the source that its events come from. */
  readonly source: string;
  readonly level: number;
  readonly facts: EventFacts;
  readonly asked: FactualBranch['asked'];
  readonly steps: readonly Step[];
  /** Asked behind the steps: whether the manager's own rules would end the event with a higher level. */
  readonly guard: Guard;
  /** The same for a rule that events of other channels reach too; `null` where there is none. */
  readonly guardAmongOthers: Guard | null;
  /** What asks the same of all leaves for its kind of event; `null` where there is none. */
  readonly gate: Gate | null;
  /** `some`: what the guard cannot tell. An event that the manager would end with a higher level may pass it. */
  readonly untold: 'none' | 'some';
  /** `whatever the manager does`: correlations count its events, and no gate may stand in front of it. */
  readonly takes: 'what is left' | 'whatever the manager does';
  /** Where the manager's own rules would end the events that the leaf takes. */
  readonly ends: StockEnds;
}

/** The manager's own rules, and which events are handed over to them before leaves are asked. */
export interface Manager {
  readonly tree: RuleTree;
  readonly handovers: Handovers;
  /** `null`: no leaf stands behind a gate. */
  readonly gates: Gates | null;
}

/** More ways than this for one rule and source would cost the manager more than one rule is worth. */
const branchLimit = 96;

/** The leaves of a rule for one source; `null` when it was refused. */
export function leavesOf(
  compiled: CompiledRule,
  owner: string,
  level: number,
  source: SourceMapping,
  manager: Manager,
  findings: PlanFindings,
): readonly Leaf[] | null {
  const { tree } = manager;
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
  const contents: Content[] = [];
  const leftOut: Refusal[] = [];
  for (const branch of joinBranches(branches)) {
    const own = new PlanFindings();
    const content = contentOf(branch, source, tree, rule.detection.range, own);
    if (content === null) {
      leftOut.push(...own.refusals);
      continue;
    }
    findings.add(own);
    if (content !== 'never') contents.push(content);
  }
  const isPart = leftOut.length > 0;
  // An additional source is searched for what can be written.
  if (isPart && (source.role !== 'additional' || contents.length === 0)) {
    findings.refusals.push(...leftOut);
    return null;
  }
  const groups = [...groupBy(distinct(contents), (content) => sharingGuard(content, source)).values()];
  const leaves = groups.flatMap((ways): readonly Leaf[] => {
    const group = whereItCanEnd(ways, source, level, manager);
    const guards = guardOf(group, source, level, manager, rule.detection.range, findings);
    const takes = manager.gates === null ? 'whatever the manager does' : 'what is left';
    return group.map(({ branch: _, ...content }) => ({ owner, level, ...content, ...guards, takes }));
  });
  if (isPart) findings.leaveOut(source.name, 'part', leftOut);
  return leaves;
}

/** A text that is equal for leaves of one rule that ask the same. */
export function leafKey({ source, asked, steps }: Pick<Leaf, 'source' | 'asked' | 'steps'>): string {
  return JSON.stringify([source, [...asked], steps]);
}

/** Of ways that ask the same the last one, in the place of the first. */
function distinct(contents: readonly Content[]): readonly Content[] {
  return contents.length < 2
    ? contents
    : [...new Map(contents.map((each) => [leafKey(each), each])).values()];
}

/** A way to match without its guard. */
interface Content extends Pick<Leaf, 'source' | 'facts' | 'asked' | 'steps' | 'ends'> {
  readonly branch: Branch;
}

/** What a branch asks for; `never` when no event of the source matches it, `null` when it was refused. */
function contentOf(
  branch: Branch,
  source: SourceMapping,
  tree: RuleTree,
  range: SourceRange,
  findings: PlanFindings,
): Content | 'never' | null {
  const telling = withTelltale(branch, source, range, findings);
  if (telling === null) return null;
  const factual = factsOf(telling, source);
  if (factual === null) return 'never';
  const steps = stepsOf(factual.branch, source, range, findings);
  if (steps === null) return null;
  const { asked } = factual;
  const facts = asTheyCome(factual.facts, tree);
  const ends = stockEnds(tree, facts, telling, source);
  return {
    source: source.name,
    branch: telling,
    facts,
    asked,
    steps,
    ends,
  };
}

/** Where a decoder cannot be asked for, lines of all others reach the rule as well (`entrancesOf`). */
function asTheyCome(facts: EventFacts, tree: RuleTree): EventFacts {
  const isAsked = facts.decoders?.every((name) => knownDecoders(tree).has(name)) !== false;
  return isAsked || facts.fieldRoots.kind === 'only' ? facts : { ...facts, decoders: null };
}

/** The text of a Windows event says for all ways at once whether the manager ends it; elements are asked by way. */
function sharingGuard(content: Content, { form }: SourceMapping): string | Content {
  return form === 'windows' ? factsKey(content.facts) : content;
}

/**
 * Lines that could enter the manager's tree by several doors are asked only where not all of them end above the level:
 *
 *     the stock ruleset ends whatever a decoder of intrusion detection takes at level 6   →   low: syslog alone
 */
function whereItCanEnd(
  ways: readonly Content[],
  source: SourceMapping,
  level: number,
  { tree, handovers }: Manager,
): readonly Content[] {
  const [first] = ways;
  if (first === undefined || first.facts.categories.length < 2) return ways;
  const branches = ways.map(({ branch }) => branch);
  const endAbove = (categories: readonly string[]) =>
    endsAlways(outrankedBy(branches, { ...first.facts, categories }, level, source, tree, handovers).ways);
  if (!endAbove(first.facts.categories)) return ways;
  const categories = first.facts.categories.filter((category) => !endAbove([category]));
  if (categories.length === 0) return ways;
  return ways.map((way) => ({ ...way, facts: { ...way.facts, categories } }));
}

/** Leaves to the manager what its own rules end with a higher level. */
function guardOf(
  ways: readonly Content[],
  source: SourceMapping,
  level: number,
  { tree, handovers, gates }: Manager,
  range: SourceRange,
  findings: PlanFindings,
): Pick<Leaf, 'guard' | 'guardAmongOthers' | 'gate' | 'untold'> {
  const [first] = ways;
  const none = { guard: [], guardAmongOthers: null, gate: null, untold: 'none' } as const;
  if (first === undefined) return none;
  const gate = gates?.(first.facts) ?? null;
  if (gate !== null) {
    const { untold } = gate.asks(level, Number.POSITIVE_INFINITY);
    if (untold === 'some') noteUntold(source, level, range, findings);
    return { ...none, gate, untold };
  }
  const branches = ways.map(({ branch }) => branch);
  const outranked = outrankedBy(branches, first.facts, level, source, tree, handovers);
  const { passedOver } = outranked;
  if (outranked.ways.length === 0 && passedOver.size === 0) return none;
  if (endsAlways(outranked.ways)) {
    const text = `every event of ${source.name} that this way to match takes ends above level ${level} in a rule of the manager, and never here`;
    findings.note('manager-outranked', range, text);
  }
  const { guard, amongOthers, unwritten } = writeGuard(
    outranked.ways,
    branches,
    source,
    channelsOf(first.facts),
  );
  // The built-in index holds no conditions: there it is said once, by the build, and not of every rule.
  const isRead = [...passedOver].some((id) => tree.rules.get(id)?.written !== undefined);
  const untold = unwritten > 0 || isRead ? 'some' : 'none';
  if (untold === 'some') noteUntold(source, level, range, findings);
  return { guard, guardAmongOthers: amongOthers, gate: null, untold };
}

function noteUntold(source: SourceMapping, level: number, range: SourceRange, findings: PlanFindings): void {
  findings.note(
    'manager-outranked',
    range,
    `an event of ${source.name} that a rule of the manager would end above level ${level} may end here: not all of these rules' conditions can be written`,
  );
}

/** What marks the events of a source is asked for like anything else. */
function marked(predicate: WazuhPredicate, { marker }: SourceMapping, range: SourceRange): WazuhPredicate {
  if (marker === undefined) return predicate;
  return { kind: 'and', operands: [markerPredicate(marker, range), predicate] };
}
