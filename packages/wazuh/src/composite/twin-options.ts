import { limits } from '../limits.ts';
import { type FileElement, glue, type ManagerRule, type RuleTree } from '../ruleset/index.ts';
import type { WrittenOption } from '../write/written-rule.ts';
import { dialectProblems } from '../write/xml-file.ts';
import { conditionElements, saidElements } from './rule-elements.ts';
import { deniedFor } from './taken-before.ts';

/**
 * The options of a twin: what the composite itself says, and what the rule that it counts asks for, so that it fires
 * only on an event that would have ended there.
 *
 * @param counted the rules whose events twins count
 */
export function twinOptions(
  composite: ManagerRule,
  base: ManagerRule | null,
  counted: ReadonlySet<number>,
  tree: RuleTree,
): readonly WrittenOption[] {
  const asked: FileElement[] = [...conditionElements(composite)];
  const way = base === null ? [] : wayTo(base, tree);
  for (const rule of way) {
    const free = conditionElements(rule).filter(({ name }) => isFree(name, asked));
    asked.push(...free);
  }
  if (base !== null) asked.push(...deniedFor(base, way, counted, asked, tree));
  const said = saidElements(composite);
  const texts = ['description', 'group'];
  return [
    ...inOneText(asked),
    ...said.filter(({ name }) => !texts.includes(name)).map(asWritten),
    { name: 'description', attributes: {}, content: description(said) },
    { name: 'group', attributes: {}, content: composite.groups },
  ];
}

/** Elements of which a rule can have several, each asked for. */
function isFree(name: string, asked: readonly FileElement[]): boolean {
  const same = asked.filter((each) => each.name === name).length;
  if (name === 'field') return same < limits.fieldsPerRule / 2;
  return name === 'list' ? same < limits.listsPerRule : same === 0;
}

/** The rule and those above it, as far as there is only one way to it. */
function wayTo(rule: ManagerRule, tree: RuleTree): readonly ManagerRule[] {
  const way: ManagerRule[] = [];
  for (let at: ManagerRule | undefined = rule; at !== undefined && !way.includes(at); ) {
    way.push(at);
    const [parent, ...others]: readonly number[] = at.parents;
    at = parent === undefined || others.length > 0 ? undefined : tree.rules.get(parent);
  }
  return way;
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
