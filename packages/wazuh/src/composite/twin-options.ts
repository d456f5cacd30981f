import { limits } from '../limits.ts';
import { type FileElement, glue, type ManagerRule, type RuleTree } from '../ruleset/index.ts';
import { dialectProblems, type WrittenOption } from '../write/index.ts';
import { conditionElements, languageOf, saidElements, searches } from './rule-elements.ts';
import { holdsGroup, stockComposites } from './stock-composites.ts';
import { deniedFor } from './taken-before.ts';

/**
 * The options of a twin: what the composite itself says, and what the rule that it counts and those above it ask for, so
 * that it fires only on an event that would have ended there.
 *
 * @param way the rule that it counts, and those above it; empty for one that counts another twin
 * @param counted the rules whose events twins count
 */
export function twinOptions(
  composite: ManagerRule,
  way: readonly ManagerRule[],
  counted: ReadonlySet<number>,
  tree: RuleTree,
): readonly WrittenOption[] {
  const asked: FileElement[] = [...conditionElements(composite)];
  const [base] = way;
  for (const rule of way) asked.push(...freeElements(conditionElements(rule), asked));
  if (base !== undefined) asked.push(...deniedFor(base, way, counted, asked, tree));
  const said = saidElements(composite);
  const texts = ['description', 'group'];
  return [
    ...inOneText(asked),
    ...said.filter(({ name }) => !texts.includes(name)).map(asWritten),
    { name: 'description', attributes: {}, content: description(said) },
    { name: 'group', attributes: {}, content: groupsFor(composite, tree) },
  ];
}

/**
 * The groups of the composite, but for those by which others would count the twin that did not count it: a twin is loaded
 * in front of all of them.
 */
function groupsFor({ id, groups }: ManagerRule, tree: RuleTree): string {
  const blind = stockComposites(tree).flatMap(({ rule, counted, composite: { counts } }) =>
    counts.kind === 'group' && rule.id !== id && !counted.has(id) ? [counts.group] : [],
  );
  const isSeen = (group: string) => blind.every((counts) => !holdsGroup(group, counts));
  return groups
    .split(',')
    .filter((group) => group === '' || isSeen(group))
    .join(',');
}

/** What a rule asks, as far as elements for it are not taken yet: either of those that search the log will do. */
function freeElements(own: readonly FileElement[], asked: readonly FileElement[]): readonly FileElement[] {
  const isOpen = (name: string) => isFree(name, asked) && own.every((each) => each.name !== name);
  return own.flatMap((element) => {
    const { name, attributes } = element;
    if (isFree(name, asked)) return [element];
    const other = searches.find(isOpen);
    if (!searches.includes(name) || other === undefined) return [];
    const type = languageOf(element) ?? '';
    return [{ ...element, name: other, attributes: { ...attributes, type } }];
  });
}

/** Elements of which a rule can have several, each asked for. */
function isFree(name: string, asked: readonly FileElement[]): boolean {
  const same = asked.filter((each) => each.name === name).length;
  if (name === 'field') return same < limits.fieldsPerRule / 2;
  return name === 'list' ? same < limits.listsPerRule : same === 0;
}

/** Elements of one name that the engine would put together are written as one. */
function inOneText(options: readonly FileElement[]): readonly WrittenOption[] {
  const names = [...new Set(options.map(({ name }) => name))];
  return names.flatMap((name) => {
    const same = options.filter((each) => each.name === name);
    const last = same.at(-1);
    if (last === undefined || name === 'field' || name === 'list' || name === 'srcip' || name === 'dstip') {
      return same.map(asWritten);
    }
    const text = glue(same.map((each) => each.text));
    if (text === null || text.length > limits.loadedTextBytes) return [];
    return [{ name, attributes: last.attributes, content: writable(text, last) }];
  });
}

/** Of alternatives those that can be written: `script>` would need an entity, which the engine does not read. */
function writable(text: string, { name, attributes }: FileElement): string {
  if (attributes.type === 'pcre2') return text;
  const isWritable = (content: string) => dialectProblems({ name, attributes: {}, content }).length === 0;
  const left = text.split(/(?<!\\)\|/).filter(isWritable);
  return left.length === 0 ? text : left.join('|');
}

/** Several descriptions are one text to the engine, and a line break in it is a blank. */
function description(said: readonly FileElement[]): string {
  const all = said.filter(({ name }) => name === 'description').map(({ text }) => text);
  return all.join('').replace(/\s*\n\s*/g, ' ');
}

function asWritten({ name, attributes, text, children }: FileElement): WrittenOption {
  return { name, attributes, content: children.length === 0 ? text : children.map(asWritten) };
}
