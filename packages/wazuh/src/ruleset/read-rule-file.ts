import { type FileElement, readElements } from './read-elements.ts';
import { type ExpressionType, type KnownCondition, readAlternatives } from './rule-conditions.ts';
import { glue, type RuleText } from './rule-options.ts';

/** A rule as its file has it, before parents are looked up. */
export interface FileRule {
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
  readonly text: RuleText;
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
 * Reads the rules of one rule file. Tolerant on purpose: the manager has accepted the file, and what it refuses is not
 * ours to find.
 */
export function readRuleFile(text: string): readonly FileRule[] {
  return rulesOf(readElements(text));
}

/** The same of a file whose elements were read elsewhere; the options of a rule's text are these elements. */
export function rulesOf(elements: readonly FileElement[]): readonly FileRule[] {
  return elements.flatMap((group) =>
    group.name !== 'group'
      ? []
      : group.children
          .filter(({ name }) => name === 'rule')
          .map((rule) => readRule(rule, group.attributes.name ?? '')),
  );
}

function readRule({ attributes: written, children: options }: FileElement, groupName: string): FileRule {
  const attributes = withLowerCaseNames(written);
  const texts = (name: string) => options.filter((each) => each.name === name).map((each) => each.text);
  const glued = (name: string) => glue(texts(name));
  const conditions = options.filter((each) => !withoutCondition.has(each.name));
  const known = conditions.flatMap((each) => readCondition(each) ?? []);
  const level = glued('if_level');
  const sids = glued('if_sid');
  const groups = glued('if_group') ?? (sids === null ? glued('if_matched_group') : null);
  return Object.freeze({
    id: Number(attributes.id ?? '0'),
    level: Number(attributes.level ?? '0'),
    accuracy: attributes.accuracy ?? '1',
    silent: attributes.noalert === '1' ? 'yes' : 'no',
    overwrite: attributes.overwrite === 'yes' ? 'yes' : 'no',
    groups: [groupName, ...texts('group').map((each) => each.replace(/\n/g, ''))].join(''),
    category: glued('category')?.trim() ?? null,
    // A composite that names no parents hangs under what it counts.
    ifSid: sids ?? (groups === null ? glued('if_matched_sid') : null),
    ifGroup: groups,
    ifLevel: level === null ? null : Number(level),
    known,
    fieldRoots: rootsOf(conditions),
    unknown: known.length === conditions.length && attributes.maxsize === undefined ? 'none' : 'some',
    text: { attributes, options },
  });
}

/** Names of a rule's own attributes are not case-sensitive, those of its options are. */
function withLowerCaseNames(attributes: FileElement['attributes']): FileElement['attributes'] {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));
}

function rootsOf(conditions: readonly FileElement[]): readonly string[] {
  const names = conditions.flatMap((each) => (each.name === 'field' ? (each.attributes.name ?? []) : []));
  return [...new Set(names.map((name) => name.split('.')[0]?.toLowerCase() ?? ''))];
}

function readCondition({ name: element, attributes, text }: FileElement): KnownCondition | null {
  const negated = attributes.negate === 'yes' ? 'yes' : 'no';
  if (element === 'decoded_as') {
    return { subject: 'decoder', alternatives: [{ text, at: 'exact' }], negated };
  }
  const { name } = attributes;
  if (element !== 'field' || name === undefined) return null;
  const alternatives = readAlternatives(expressionType(attributes.type), text);
  return alternatives === null ? null : { subject: name.toLowerCase(), alternatives, negated };
}

function expressionType(written: string | undefined): ExpressionType {
  const type = written?.toLowerCase();
  return type === 'pcre2' || type === 'osmatch' || type === 'string' ? type : 'osregex';
}
