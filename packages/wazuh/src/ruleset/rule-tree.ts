import { type ManagerRule, rankOf } from './manager-rule.ts';
import { type FileRule, readRuleFile } from './read-rule-file.ts';
import type { RuleText } from './rule-options.ts';

export interface RuleFile {
  /** Base name: files load sorted by it, byte by byte. */
  readonly name: string;
  readonly text: string;
}

/** A manager's rules and how they hang together. */
export interface RuleTree {
  readonly rules: ReadonlyMap<number, ManagerRule>;
  /**
   * What rules ask for with `<if_group>`, in lower case: each of them becomes a child of every rule loaded before it
   * whose groups hold the text.
   */
  readonly groupWords: readonly string[];
  /** Those of them of which no rule had any: the loader left out what asked for them. */
  readonly unmetGroups: readonly string[];
  /** Children in the order the engine tries them. Rules without parents are children of their template rule. */
  childrenOf(id: number): readonly ManagerRule[];
}

/** The template rules through which every event enters, by the type of its decoder. */
export const templates: ReadonlyMap<string, number> = new Map([
  ['syslog', 1],
  ['firewall', 2],
  ['ids', 3],
  ['web-log', 4],
  ['squid', 5],
  ['windows', 6],
  ['ossec', 7],
]);

/** A rule file that was read. */
export interface ReadRuleFile {
  readonly name: string;
  readonly rules: readonly FileRule[];
}

export function readRuleTree(files: readonly RuleFile[]): RuleTree {
  return loadRuleTree(files.map(({ name, text }) => ({ name, rules: readRuleFile(text) })));
}

/**
 * Builds the tree of rule files the way the loader does: by base name, parents before children.
 *
 * @param before rules that are loaded before all of them
 */
export function loadRuleTree(files: readonly ReadRuleFile[], before: RuleTree | null = null): RuleTree {
  const ordered = [...files].sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  const loaded = new Map<number, ManagerRule>(before?.rules ?? []);
  const unmet = [...(before?.unmetGroups ?? [])];
  for (const written of ordered.flatMap(({ rules }) => rules)) {
    if (load(written, loaded) === 'left-out') unmet.push(...groupWordsIn(written.text));
  }
  const rules = [...loaded.values()];
  return treeOf(rules, [...(before?.groupWords ?? []), ...rules.flatMap(groupWordsOf), ...unmet], unmet);
}

function load(written: FileRule, loaded: Map<number, ManagerRule>): 'loaded' | 'left-out' {
  const earlier = loaded.get(written.id);
  if (earlier !== undefined) {
    if (written.overwrite === 'yes') loaded.set(written.id, overwritten(earlier, written));
    return 'loaded';
  }
  const parents = parentsOf(written, loaded);
  if (parents === null) return 'left-out';
  loaded.set(
    written.id,
    Object.freeze({
      id: written.id,
      level: written.level,
      rank: rankOf(written.level, written.accuracy),
      silent: written.silent,
      parents,
      category: written.category ?? 'syslog',
      groups: written.groups,
      known: written.known,
      fieldRoots: written.fieldRoots,
      unknown: written.unknown,
      written: written.text,
    }),
  );
  return 'loaded';
}

/** What an overwrite cannot change: the first rule's stand, whatever is written. */
const keptOptions = /^if_(?:sid|group|level|matched_.*)$/;

/** An overwrite replaces conditions, texts and level; the rule keeps its parents and its place among its siblings. */
function overwritten(earlier: ManagerRule, written: FileRule): ManagerRule {
  const { level, silent, groups, known, fieldRoots, unknown, text } = written;
  const options = [
    ...(earlier.written?.options ?? []).filter(({ name }) => keptOptions.test(name)),
    ...text.options.filter(({ name }) => !keptOptions.test(name)),
  ];
  const facts = { level, silent, groups, known, fieldRoots, unknown };
  return Object.freeze({ ...earlier, ...facts, written: { attributes: text.attributes, options } });
}

/** Precedence and lookups of WAZUH.md e; `null` = the loader skips the rule. */
function parentsOf(written: FileRule, loaded: ReadonlyMap<number, ManagerRule>): readonly number[] | null {
  const { ifSid, ifLevel, ifGroup } = written;
  if (ifSid !== null) {
    const root = templates.get(written.category ?? 'syslog') ?? 0;
    const ids = sidsIn(ifSid)
      .map((id) => (id === 0 ? root : id))
      .filter((id) => loaded.has(id));
    return ids.length === 0 ? null : [...new Set(ids)];
  }
  const found = (test: (rule: ManagerRule) => boolean) =>
    [...loaded.values()].filter(test).map((rule) => rule.id);
  if (ifLevel !== null) return found((rule) => rule.level >= ifLevel || rule.level === 0);
  if (ifGroup === null) return [];
  const isNamed = groupTest(ifGroup);
  const ids = found((rule) => isNamed(rule.groups));
  return ids.length === 0 ? null : ids;
}

/** The numbers in `<if_sid>`; behind a last comma or blank the loader reads one more, 0, the category's root. */
function sidsIn(text: string): readonly number[] {
  const ids = (text.match(/\d+/g) ?? []).map(Number);
  return /[, ]$/.test(text) ? [...ids, 0] : ids;
}

/** `a|^b`: words that are anywhere in a rule's group text, or at its start, whatever their case. */
function groupTest(pattern: string): (groups: string) => boolean {
  const words = pattern.toLowerCase().split('|');
  return (groups) => {
    const text = groups.toLowerCase();
    return words.some((word, at) =>
      word === ''
        ? at < words.length - 1
        : word.startsWith('^')
          ? text.startsWith(word.slice(1))
          : text.includes(word),
    );
  };
}

function groupWordsOf({ written }: ManagerRule): readonly string[] {
  return written === undefined ? [] : groupWordsIn(written);
}

/** What `<if_group>` asks for, each alternative in small letters. */
export function groupWordsIn({ options }: RuleText): readonly string[] {
  const asked = options.filter(({ name }) => name === 'if_group');
  return asked.flatMap(({ text }) => text.toLowerCase().split('|'));
}

function named(words: readonly string[]): string[] {
  return [...new Set(words)].filter((word) => word !== '');
}

/** A tree out of rules in load order. */
export function treeOf(
  rules: readonly ManagerRule[],
  groupWords: readonly string[],
  unmetGroups: readonly string[] = [],
): RuleTree {
  const children = new Map<number, ManagerRule[]>();
  for (const rule of rules) {
    const under = rule.parents.length > 0 ? rule.parents : [templates.get(rule.category) ?? 0];
    for (const parent of under) {
      if (parent === rule.id) continue;
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [rule]);
      else siblings.push(rule);
    }
  }
  // Array sorting is stable, so equal ranks keep their load order.
  for (const siblings of children.values()) siblings.sort((a, b) => b.rank - a.rank);
  return Object.freeze({
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    groupWords: named(groupWords).sort(),
    unmetGroups: named(unmetGroups),
    childrenOf: (id: number) => children.get(id) ?? [],
  });
}
