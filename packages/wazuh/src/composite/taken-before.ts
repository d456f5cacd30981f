import { ownEntry } from '@sigmazuh/parser';
import { limits } from '../limits.ts';
import type { FileElement, ManagerRule, RuleTree } from '../ruleset/index.ts';
import { conditionElements } from './rule-elements.ts';

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
    const condition = deniable(rule);
    if (condition !== null && isThere(condition)) deny(condition, asked, denied);
    else for (const child of tree.childrenOf(rule.id).filter(leads)) denyRule(child);
  };
  for (const rule of takenBefore(base, way, leads, tree)) denyRule(rule);
  return denied;
}

/**
 * A pattern is only denied where its text is there: of an absent one nothing holds, denied or not. The decoders whose
 * rules ask for an `id` give one to every event.
 */
function presenceFor(
  way: readonly ManagerRule[],
  asked: readonly FileElement[],
): (condition: FileElement) => boolean {
  const isWeb = way.at(-1)?.category === 'web-log';
  const isDecoded = asked.some(({ name }) => name === 'decoded_as');
  return ({ name, attributes: { name: field = '' } }) => {
    if (searches.includes(name)) return true;
    if (name !== 'field') return (isWeb && name === 'url') || ((isWeb || isDecoded) && name === 'id');
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
function deniable(rule: ManagerRule): FileElement | null {
  const conditions = conditionElements(rule).filter(({ attributes }) => attributes.negate !== 'yes');
  const telling = conditions.filter(({ name }) => /^(?:match|regex|url|field)$/.test(name));
  const [only] = conditions;
  if (conditions.length === 1 && only !== undefined && only.name !== 'decoded_as') return only;
  return telling.at(-1) ?? null;
}

/** The engine takes any language in either element that searches the log. */
const searches: readonly string[] = ['match', 'regex'];
const languages: Readonly<Record<string, string>> = { match: 'osmatch', regex: 'osregex' };

function deny(condition: FileElement, asked: readonly FileElement[], denied: FileElement[]): void {
  const { name, attributes, text } = condition;
  if (name === 'field') {
    denied.push({ ...condition, attributes: { ...attributes, negate: 'yes' } });
    return;
  }
  if (name === 'list' || name === 'srcip' || name === 'dstip') return;
  const type = attributes.type ?? ownEntry(languages, name);
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
