import { type ManagerRule, type RuleCondition, templates } from '@sigmazuh/wazuh';
import { type AdoptedSource, type EventKnowledge, sourcesOf } from './ancestry/adopted-source.ts';
import { knowledgeOf } from './ancestry/knowledge.ts';
import { mostPaths, type Path, pathsTo } from './ancestry/paths.ts';
import { conditionsOfRule, countsEvents } from './ancestry/rule-conditions.ts';
import type { Manager } from './manager.ts';
import { askOfTaker, takersOf } from './takers.ts';
import { type Ask, allOf, anyOf, isConstant, never, notOf, Refusal } from './translate/ask.ts';
import { isReadAsMeant } from './translate/expression-pattern.ts';

/** What a rule asks of the events of one log source. */
export interface AdoptedDetection {
  readonly source: AdoptedSource;
  readonly ask: Ask;
  /** Rules whose events are left out of it, since they are tried before: their ids. */
  readonly taken: readonly number[];
  /**
   * Rules for lines of other programs and decoders, which take such a line before a rule that asks for none: whoever
   * wrote it meant any line, and the Sigma rule sees these as well.
   */
  readonly passedOver: readonly number[];
  /** Rules that may take some of its events, of which the built-in index does not hold what they ask for. */
  readonly untold: readonly number[];
  /** Rules that decide on it whose patterns of osregex are read as regular expressions. */
  readonly asMeant: readonly number[];
}

/**
 * When an event ends in a rule: what the rule and its ancestors ask for, without what rules that are tried before them
 * take, and without what its own children take, unless all of these are more severe: those win by their level.
 *
 * One detection for each log source its events can be of.
 */
export function detectionsOf(rule: ManagerRule, manager: Manager): readonly AdoptedDetection[] | Refusal {
  const refused = withoutAlert(rule);
  if (refused !== null) return refused;
  const paths = pathsTo(rule, manager.tree);
  if (paths === null) {
    return new Refusal('too-many-places', `it hangs in more than ${mostPaths} places of the rule tree`);
  }
  const bySource = new Map<
    string,
    {
      source: AdoptedSource;
      asks: Ask[];
      taken: Set<number>;
      passedOver: Set<number>;
      untold: Set<number>;
      asMeant: Set<number>;
    }
  >();
  for (const path of paths) {
    const known = knowledgeOf(path);
    if (known instanceof Refusal) return known;
    if (known === null) continue;
    const [source, ask] = askInSources(path, known, rule, manager);
    if (ask instanceof Refusal) return ask;
    if (isConstant(ask.ask, 'never')) continue;
    const key = JSON.stringify(source.logSource);
    const group = bySource.get(key) ?? {
      source,
      asks: [],
      taken: new Set(),
      passedOver: new Set(),
      untold: new Set(),
      asMeant: new Set(),
    };
    group.asks.push(ask.ask);
    for (const id of ask.taken) group.taken.add(id);
    for (const id of ask.passedOver) group.passedOver.add(id);
    for (const id of ask.untold) group.untold.add(id);
    for (const id of ask.asMeant) group.asMeant.add(id);
    bySource.set(key, group);
  }
  if (bySource.size === 0) {
    return new Refusal('never-matches', 'no event can come to it: what it asks for, its ancestors exclude');
  }
  return [...bySource.values()].map(({ source, asks, taken, passedOver, untold, asMeant }) => ({
    source,
    ask: withCommonParts(asks),
    taken: [...taken],
    passedOver: [...passedOver],
    untold: [...untold],
    asMeant: [...asMeant],
  }));
}

function withoutAlert({ level, silent, id, written }: ManagerRule): Refusal | null {
  if ([...templates.values()].includes(id)) {
    return new Refusal('never-alerts', 'it is one of the templates that all events enter by');
  }
  const options = (written?.options ?? []).filter(({ name }) => name === 'options');
  if (level === 0)
    return new Refusal('never-alerts', 'level 0 never alerts; what it takes is left out of the others');
  if (silent === 'yes') return new Refusal('never-alerts', 'noalert="1" only leads on to its children');
  if (options.some(({ text }) => text.trim() === 'no_log')) {
    return new Refusal('never-alerts', '<options>no_log</options> keeps it from alerting');
  }
  if (written?.attributes.ignore !== undefined) {
    return new Refusal(
      'condition',
      `ignore="${written.attributes.ignore}" keeps it silent for a time, which no rule of Sigma does`,
    );
  }
  return null;
}

/** The first of the possible log sources whose names of fields are enough. */
function askInSources(
  path: Path,
  known: EventKnowledge,
  rule: ManagerRule,
  manager: Manager,
): readonly [AdoptedSource, PathAsk | Refusal] {
  const [first, second] = sourcesOf(known);
  // What a counting rule compares are fields, which the built-in sources of lines do not name.
  if (second?.mapping.form === 'plain' && manager.counted.has(rule.id)) {
    return [second, askOfPath(path, second, rule, manager)];
  }
  const ask = askOfPath(path, first, rule, manager);
  if (second === undefined || !(ask instanceof Refusal) || !isAboutFields(ask)) return [first, ask];
  return [second, askOfPath(path, second, rule, manager)];
}

const isAboutFields = ({ code, cause }: Refusal) => code === 'field' || cause?.code === 'field';

interface PathAsk {
  readonly ask: Ask;
  readonly taken: readonly number[];
  readonly passedOver: readonly number[];
  readonly untold: readonly number[];
  readonly asMeant: readonly number[];
}

const noEvent: PathAsk = { ask: never, taken: [], passedOver: [], untold: [], asMeant: [] };

function askOfPath(
  path: Path,
  source: AdoptedSource,
  rule: ManagerRule,
  manager: Manager,
): PathAsk | Refusal {
  const conditions: RuleCondition[] = [];
  const asks: Ask[] = [];
  const asMeant: number[] = [];
  for (const each of path.rules) {
    if (each !== rule && countsEvents(each)) {
      return new Refusal('counts', `rule ${each.id}, under which it hangs, counts events`);
    }
    const asked = conditionsOfRule(each);
    if (asked instanceof Refusal) return asked;
    conditions.push(...asked);
    if (asked.some(isReadAsMeant)) asMeant.push(each.id);
    for (const condition of asked) {
      const ask = manager.askOf(condition, source);
      if (ask instanceof Refusal) return each === rule ? ask : inRule(each, ask);
      asks.push(ask);
    }
  }
  const required = allOf(asks);
  if (isConstant(required, 'never')) return noEvent;
  const taken: number[] = [];
  const passedOver: number[] = [];
  const untold: number[] = [];
  for (const { rule: taker, depth } of takersOf(path, rule, manager)) {
    if (depth === 0 && source.decoder === null && !manager.own.has(taker.id)) {
      passedOver.push(taker.id);
      continue;
    }
    const takes = askOfTaker(taker, [...conditions, ...programOf(source, manager)], source, manager);
    if (takes instanceof Refusal) {
      if (depth === 0 && source.decoder === null && takes.code === 'log-source') {
        passedOver.push(taker.id);
        continue;
      }
      if (taker.written === undefined) {
        untold.push(taker.id);
        continue;
      }
      return new Refusal('taken-before', `rule ${taker.id} takes some of its events: ${takes.reason}`, takes);
    }
    if (isConstant(takes, 'never')) continue;
    const left = without(takes, required);
    if (isConstant(left, 'always')) return { ...noEvent, taken: [taker.id], passedOver, untold };
    taken.push(taker.id);
    const asked = conditionsOfRule(taker);
    if (!(asked instanceof Refusal) && asked.some(isReadAsMeant)) asMeant.push(taker.id);
    const not = notOf(left);
    asks.push(not.kind === 'not' ? { ...not, label: `${taker.id}` } : not);
  }
  return { ask: allOf(asks), taken, passedOver, untold, asMeant };
}

/** What the decoder makes sure of, the rules apart. */
function programOf({ decoder }: AdoptedSource, { programs }: Manager): readonly RuleCondition[] {
  const program = decoder === null ? undefined : programs.get(decoder);
  return program === undefined ? [] : [program];
}

/** The parts of an ask that another does not ask for already. */
function without(ask: Ask, given: Ask): Ask {
  const known = new Set(
    (given.kind === 'all' ? given.operands : [given]).map((each) => JSON.stringify(each)),
  );
  const parts = ask.kind === 'all' ? ask.operands : [ask];
  return allOf(parts.filter((each) => !known.has(JSON.stringify(each))));
}

/** `a and b, or a and c` is `a and (b or c)`. */
function withCommonParts(asks: readonly Ask[]): Ask {
  const parts = asks.map((each) => (each.kind === 'all' ? each.operands : [each]));
  const keys = parts.map((each) => new Set(each.map((part) => JSON.stringify(part))));
  const isCommon = (part: Ask) => keys.every((each) => each.has(JSON.stringify(part)));
  const common = (parts[0] ?? []).filter(isCommon);
  if (asks.length === 1) return allOf(common);
  return allOf([...common, anyOf(parts.map((each) => allOf(each.filter((part) => !isCommon(part)))))]);
}

function inRule(rule: ManagerRule, { code, reason }: Refusal): Refusal {
  return new Refusal(code, `rule ${rule.id}, under which it hangs: ${reason}`);
}
