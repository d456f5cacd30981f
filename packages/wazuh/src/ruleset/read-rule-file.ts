import { type ExpressionType, type KnownCondition, readAlternatives } from './rule-conditions.ts';

/** A rule as its file has it, before parents are looked up. */
export interface WrittenRule {
  readonly id: number;
  readonly level: number;
  readonly accuracy: string;
  readonly silent: 'yes' | 'no';
  readonly overwrite: 'yes' | 'no';
  readonly groups: string;
  readonly category: string | null;
  readonly ifSid: string | null;
  readonly ifGroup: string | null;
  readonly ifLevel: number | null;
  readonly known: readonly KnownCondition[];
  readonly fieldRoots: readonly string[];
  readonly unknown: 'none' | 'some';
}

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly content: string;
}

/** Elements that say nothing about whether a rule matches, or that are read on their own. */
const withoutCondition = new Set([
  'description',
  'group',
  'options',
  'mitre',
  'info',
  'cve',
  'category',
  'if_sid',
  'if_group',
  'if_level',
]);

/**
 * Reads the rules of one rule file. Tolerant on purpose: the manager has accepted the file, and only ids, levels,
 * places and simple conditions matter here.
 */
export function readRuleFile(text: string): readonly WrittenRule[] {
  const plain = text.replace(/<!(?:[\s\S]*?)(?:!>|-->)/g, '');
  const variables = readVariables(plain);
  const rules: WrittenRule[] = [];
  for (const group of topGroups(plain)) {
    const name = group.attributes.get('name') ?? '';
    for (const rule of elementsOf(group.content, 'rule')) rules.push(readRule(rule, name, variables));
  }
  return rules;
}

function readRule(rule: Element, groupName: string, variables: ReadonlyMap<string, string>): WrittenRule {
  const options = [...anyElements(rule.content)];
  const texts = (name: string) => options.filter((each) => each.name === name).map((each) => each.content);
  const glued = (name: string) => (texts(name).length === 0 ? null : texts(name).join(''));
  const conditions = options.filter((each) => !withoutCondition.has(each.name));
  const known = conditions.flatMap((each) => readCondition(each, variables) ?? []);
  const level = glued('if_level');
  return Object.freeze({
    id: Number(rule.attributes.get('id') ?? '0'),
    level: Number(rule.attributes.get('level') ?? '0'),
    accuracy: rule.attributes.get('accuracy') ?? '1',
    silent: rule.attributes.get('noalert') === '1' ? 'yes' : 'no',
    overwrite: rule.attributes.get('overwrite') === 'yes' ? 'yes' : 'no',
    groups: [groupName, ...texts('group').map((each) => each.replace(/\n/g, ''))].join(''),
    category: glued('category')?.trim() ?? null,
    ifSid: glued('if_sid') ?? glued('if_matched_sid'),
    ifGroup: glued('if_group') ?? glued('if_matched_group'),
    ifLevel: level === null ? null : Number(level),
    known,
    fieldRoots: rootsOf(conditions),
    unknown: known.length === conditions.length && !rule.attributes.has('maxsize') ? 'none' : 'some',
  });
}

function rootsOf(conditions: readonly Element[]): readonly string[] {
  const names = conditions.flatMap((each) =>
    each.name === 'field' ? (each.attributes.get('name') ?? []) : [],
  );
  return [...new Set(names.map((name) => name.split('.')[0]?.toLowerCase() ?? ''))];
}

function readCondition(option: Element, variables: ReadonlyMap<string, string>): KnownCondition | null {
  const content = option.content.replace(/\$(\w+)/g, (whole, name: string) => variables.get(name) ?? whole);
  const negated = option.attributes.get('negate') === 'yes' ? 'yes' : 'no';
  if (option.name === 'decoded_as') {
    return { subject: 'decoder', alternatives: [{ text: content, at: 'exact' }], negated };
  }
  const name = option.attributes.get('name');
  if (option.name !== 'field' || name === undefined) return null;
  const alternatives = readAlternatives(expressionType(option.attributes.get('type')), content);
  return alternatives === null ? null : { subject: name.toLowerCase(), alternatives, negated };
}

function expressionType(written: string | undefined): ExpressionType {
  const type = written?.toLowerCase();
  return type === 'pcre2' || type === 'osmatch' || type === 'string' ? type : 'osregex';
}

function readVariables(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...elementsOf(text, 'var')].map((each) => [each.attributes.get('name') ?? '', each.content] as const),
  );
}

function* elementsOf(text: string, name: 'rule' | 'var'): Generator<Element> {
  const pattern = new RegExp(`<${name}(\\s[^>]*)?>([\\s\\S]*?)(?<!\\\\)</${name}>`, 'gi');
  for (const match of text.matchAll(pattern)) yield element(name, match[1], match[2]);
}

/** Rules hold `<group>` elements of their own, without a name; a top group ends where the next one begins. */
function* topGroups(text: string): Generator<Element> {
  const starts = [...text.matchAll(/<group(\s+name\s*=[^>]*)>/gi)];
  for (const [index, start] of starts.entries()) {
    const from = (start.index ?? 0) + start[0].length;
    const to = starts[index + 1]?.index ?? text.length;
    yield element('group', start[1], text.slice(from, to));
  }
}

function* anyElements(text: string): Generator<Element> {
  for (const match of text.matchAll(/<([a-z_]+)(\s[^>]*?)?(?:\/>|>([\s\S]*?)(?<!\\)<\/\1>)/gi)) {
    yield element((match[1] ?? '').toLowerCase(), match[2], match[3]);
  }
}

function element(name: string, attributes: string | undefined, content: string | undefined): Element {
  const pairs = [...(attributes ?? '').matchAll(/([\w-]+)=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return {
    name,
    attributes: new Map(pairs.map((pair) => [(pair[1] ?? '').toLowerCase(), pair[2] ?? pair[3] ?? ''])),
    content: content ?? '',
  };
}
