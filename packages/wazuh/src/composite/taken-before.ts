import { groupBy } from '@sigmazuh/compiler';
import { limits } from '../limits.ts';
import type { FileElement, ManagerRule, RuleTree } from '../ruleset/index.ts';
import { conditionElements, languageOf, searches } from './rule-elements.ts';

/**
 * What an event must not be so that it ends in a rule: what other counted rules take before it, its children and the
 * siblings that are tried earlier, its own and those of the rules above it. Of each one condition is denied, in an
 * element that is still free.
 */
export function deniedFor(
  base: ManagerRule,
  way: readonly ManagerRule[],
  counted: ReadonlySet<number>,
  asked: readonly FileElement[],
  tree: RuleTree,
): readonly FileElement[] {
  const denied: FileElement[] = [];
  const isThere = presenceFor(way, asked);
  const leads = (rule: ManagerRule): boolean => counted.has(rule.id) || tree.childrenOf(rule.id).some(leads);
  const denyRule = (rule: ManagerRule): void => {
    const condition = deniable(rule, asked);
    if (condition !== null && isThere(condition)) deny(condition, asked, denied);
    else for (const child of tree.childrenOf(rule.id).filter(leads)) denyRule(child);
  };
  for (const rule of takenBefore(base, way, leads, tree)) denyRule(rule);
  return denied;
}

/**
 * A pattern is only denied where its text is there: of an absent one nothing holds, denied or not. The decoders whose
 * rules ask for an `id` give one to every event, but for these.
 */
const withoutId: ReadonlySet<string> = new Set(['sonicwall']);

function presenceFor(
  way: readonly ManagerRule[],
  asked: readonly FileElement[],
): (condition: FileElement) => boolean {
  const isWeb = way.at(-1)?.category === 'web-log';
  const isDecoded = asked.some(({ name, text }) => name === 'decoded_as' && !withoutId.has(text));
  // The decoders for the lines of an event log write both or neither.
  const isEventLog = way.at(-1)?.category === 'windows' && asked.some(({ name }) => name === 'status');
  return ({ name, attributes: { name: field = '' } }) => {
    if (searches.includes(name)) return true;
    if (name !== 'field')
      return (isWeb && name === 'url') || ((isWeb || isDecoded || isEventLog) && name === 'id');
    const lower = field.toLowerCase();
    return (
      lower.startsWith('win.system.') || asked.some((each) => each.attributes.name?.toLowerCase() === lower)
    );
  };
}

/** Rules that lead to counted ones and are tried before the base, or behind it. */
function takenBefore(
  base: ManagerRule,
  way: readonly ManagerRule[],
  leads: (rule: ManagerRule) => boolean,
  tree: RuleTree,
): readonly ManagerRule[] {
  const inside = tree.childrenOf(base.id).filter(leads);
  const before = way.flatMap((rule, at) => {
    const above = way[at + 1];
    if (above === undefined) return [];
    const siblings = tree.childrenOf(above.id);
    return siblings.slice(0, siblings.indexOf(rule)).filter(leads);
  });
  return [...inside, ...before];
}

/** The condition by which a rule is told from its siblings; `null` where denying it alone would deny too much. */
function deniable(rule: ManagerRule, asked: readonly FileElement[]): FileElement | null {
  const conditions = conditionElements(rule).filter(
    (each) => each.attributes.negate !== 'yes' && !isImplied(each, asked),
  );
  const telling = conditions.filter(({ name }) => /^(?:match|regex|url|field)$/.test(name));
  const [only] = conditions;
  if (conditions.length === 1 && only !== undefined && only.name !== 'decoded_as') return only;
  return telling.at(-1) ?? null;
}

/** Whether an event that is asked for has to have what is looked for: a denial of it would be of all events. */
function isImplied({ name, attributes, text }: FileElement, asked: readonly FileElement[]): boolean {
  const type = languageOf({ name, attributes });
  const isSame = (each: FileElement) =>
    each.attributes.negate !== 'yes' &&
    (searches.includes(name) ? searches.includes(each.name) : each.name === name) &&
    each.attributes.name?.toLowerCase() === attributes.name?.toLowerCase() &&
    languageOf(each) === type;
  const plain = (pattern: string) => (type === 'osmatch' ? pattern.toLowerCase().split('|') : [pattern]);
  const given = [...groupBy(asked.filter(isSame), (each) => each.name).values()];
  return given.some((elements) =>
    plain(elements.map((each) => each.text).join('')).every((one) =>
      plain(text).some((looked) => looked !== '' && one.includes(looked)),
    ),
  );
}

function deny(condition: FileElement, asked: readonly FileElement[], denied: FileElement[]): void {
  const { name, attributes, text } = condition;
  if (name === 'field') {
    denied.push({ ...condition, attributes: { ...attributes, negate: 'yes' } });
    return;
  }
  if (name === 'list' || name === 'srcip' || name === 'dstip') return;
  const type = languageOf(condition);
  const elements = searches.includes(name) ? searches : [name];
  const earlier = denied.find((each) => elements.includes(each.name) && each.attributes.type === type);
  if (earlier !== undefined && type !== 'pcre2') {
    const joined = `${earlier.text}|${text}`;
    if (joined.length > limits.loadedTextBytes) return;
    denied[denied.indexOf(earlier)] = { ...earlier, text: joined };
    return;
  }
  const free = elements.find((each) => [...asked, ...denied].every((other) => other.name !== each));
  if (free === undefined) return;
  denied.push({
    ...condition,
    name: free,
    attributes: { ...attributes, ...(type === undefined ? {} : { type }), negate: 'yes' },
  });
}
