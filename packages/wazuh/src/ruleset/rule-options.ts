import { byteLength, limits } from '../limits.ts';
import type { FileElement } from './read-elements.ts';
import type { ExpressionType } from './rule-conditions.ts';

/** A rule as its file has it: all it says, in the order of the file. */
export interface RuleText {
  /** Those of `<rule>`, names in lower case: `id`, `level`, `frequency`, `timeframe`, `ignore`, `maxsize`… */
  readonly attributes: Readonly<Record<string, string>>;
  readonly options: readonly FileElement[];
}

/** A pattern as a rule file writes it. */
export interface Expression {
  readonly type: ExpressionType;
  readonly pattern: string;
  readonly negated: 'yes' | 'no';
}

/** What a rule asks of the event itself. An absent field or static text never matches, negated or not. */
export type RuleCondition =
  /** The pattern looks at a dynamic field; names are compared case-insensitively. */
  | { readonly kind: 'field'; readonly name: string; readonly expression: Expression }
  /** The pattern looks at the log behind its header; for Windows events at the whole JSON text. */
  | { readonly kind: 'log'; readonly element: 'match' | 'regex'; readonly expression: Expression }
  /** The pattern looks at one of the event's own texts (`user`, `id`, `program_name`…). */
  | { readonly kind: 'static'; readonly element: StaticElement; readonly expression: Expression }
  | {
      readonly kind: 'address';
      readonly element: 'srcip' | 'dstip';
      readonly networks: readonly string[];
      readonly negated: 'yes' | 'no';
    }
  | { readonly kind: 'decoder'; readonly name: string }
  | {
      readonly kind: 'list';
      readonly field: string;
      readonly lookup: string;
      readonly list: string;
      readonly checkValue: string | null;
    }
  /** `time`, `weekday`, `if_fts`, `check_diff`, `compiled_rule`, `maxsize` and whatever else may keep it from matching. */
  | { readonly kind: 'other'; readonly element: string; readonly text: string };

/** A rule that counts earlier events. */
export interface Composite {
  /** It fires at this many events; 2 where the attribute is missing. */
  readonly frequency: number;
  /** Seconds. */
  readonly timeframe: number;
  /** Seconds in which its parent is reported instead after it fired; 0 = none. */
  readonly ignore: number;
  readonly counts:
    | { readonly kind: 'rule'; readonly id: number }
    | { readonly kind: 'group'; readonly group: string }
    | { readonly kind: 'log'; readonly regex: string };
  /** `same_…`, `different_…`, `not_same_…` and `global_frequency` as written, in order. */
  readonly groupings: readonly FileElement[];
}

const defaultTypes = {
  program_name: 'osmatch',
  id: 'osmatch',
  system_name: 'osmatch',
  protocol: 'osmatch',
  action: 'string',
  url: 'osmatch',
  location: 'osmatch',
  srcport: 'osmatch',
  dstport: 'osmatch',
  user: 'osmatch',
  srcgeoip: 'osmatch',
  dstgeoip: 'osmatch',
  data: 'osmatch',
  extra_data: 'osmatch',
  hostname: 'osmatch',
  status: 'osmatch',
} as const satisfies Readonly<Record<string, ExpressionType>>;

export type StaticElement = keyof typeof defaultTypes;

/** Elements that ask nothing of the event. */
const asksNothing = new Set([
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
  'if_matched_sid',
  'if_matched_group',
  'if_matched_regex',
  'check_if_ignored',
  'ignore',
  'global_frequency',
]);

const grouping = /^(?:not_same|same|different)_|^global_frequency$/;

/**
 * The conditions of a rule, in the order of its file. Elements of one name whose texts the engine glues are one
 * condition here, with the type and the negation of the last one; a text too long for its buffer is no condition at
 * all, since the engine drops it (WAZUH.md, trap 1).
 */
export function conditionsOf({ attributes, options }: RuleText): readonly RuleCondition[] {
  const asking = options.filter(({ name }) => !asksNothing.has(name) && !grouping.test(name));
  const { maxsize } = attributes;
  const conditions = asking.flatMap((option, at) => {
    if (!isGlued(option.name)) return [conditionOf(option)];
    const same = asking.filter(({ name }) => name === option.name);
    if (asking.findIndex(({ name }) => name === option.name) < at) return [];
    return gluedCondition(option.name, same) ?? [];
  });
  return [
    ...(maxsize === undefined ? [] : [{ kind: 'other', element: 'maxsize', text: maxsize } as const]),
    ...conditions,
  ];
}

type Glued = 'match' | 'regex' | 'srcip' | 'dstip' | StaticElement;

function isGlued(name: string): name is Glued {
  return (
    name === 'match' ||
    name === 'regex' ||
    name === 'srcip' ||
    name === 'dstip' ||
    Object.hasOwn(defaultTypes, name)
  );
}

function gluedCondition(element: string, parts: readonly FileElement[]): RuleCondition | null {
  const last = parts.at(-1);
  if (last === undefined || !isGlued(element)) return null;
  const negated = negationOf(last);
  if (element === 'srcip' || element === 'dstip') {
    return { kind: 'address', element, networks: parts.map(({ text }) => text), negated };
  }
  const pattern = glue(parts.map(({ text }) => text));
  if (pattern === null) return null;
  if (element === 'match' || element === 'regex') {
    const type = typeOf(last, element === 'match' ? 'osmatch' : 'osregex');
    return { kind: 'log', element, expression: { type, pattern, negated } };
  }
  return {
    kind: 'static',
    element,
    expression: { type: typeOf(last, defaultTypes[element]), pattern, negated },
  };
}

/** The one text that the engine makes of elements of one name; `null` for none, or for one that it drops. */
export function glue(texts: readonly string[]): string | null {
  let glued: string | null = null;
  for (const text of texts) {
    const fits: boolean =
      glued === null
        ? byteLength(text) <= limits.loadedTextBytes
        : byteLength(glued) <= limits.loadedTextBytes + 1 && byteLength(text) <= limits.loadedTextBytes + 1;
    glued = fits ? (glued ?? '') + text : null;
  }
  return glued;
}

function conditionOf(option: FileElement): RuleCondition {
  const { name, attributes, text } = option;
  switch (name) {
    case 'field':
      return {
        kind: 'field',
        name: attributes.name ?? '',
        expression: { type: typeOf(option, 'osregex'), pattern: text, negated: negationOf(option) },
      };
    case 'decoded_as':
      return { kind: 'decoder', name: text };
    case 'list':
      return {
        kind: 'list',
        field: attributes.field ?? '',
        lookup: attributes.lookup ?? 'match_key',
        list: text,
        checkValue: attributes.check_value ?? null,
      };
    default:
      return { kind: 'other', element: name, text };
  }
}

/** The language of a pattern; what is no language's name leaves the default. */
function typeOf({ attributes }: FileElement, standard: ExpressionType): ExpressionType {
  const type = attributes.type?.toLowerCase();
  return type === 'pcre2' || type === 'osmatch' || type === 'osregex' ? type : standard;
}

function negationOf({ attributes }: FileElement): 'yes' | 'no' {
  return attributes.negate?.toLowerCase() === 'yes' ? 'yes' : 'no';
}

/** `frequency` and `timeframe` where a rule does not say them. */
const standard = { frequency: 2, timeframe: 360 };

/** What a rule counts; `null` for a rule that counts nothing. */
export function compositeOf({ attributes, options }: RuleText): Composite | null {
  const text = (name: string) => glue(options.filter((each) => each.name === name).map((each) => each.text));
  const counts = countedBy(text('if_matched_sid'), text('if_matched_group'), text('if_matched_regex'));
  if (counts === null) return null;
  const number = (value: string | undefined, otherwise: number) =>
    value === undefined ? otherwise : Number.parseInt(value, 10);
  return {
    frequency: number(attributes.frequency, standard.frequency),
    timeframe: number(attributes.timeframe?.slice(0, 5), standard.timeframe),
    ignore: number(attributes.ignore?.slice(0, 6), 0),
    counts,
    groupings: options.filter(({ name }) => grouping.test(name)),
  };
}

function countedBy(
  rule: string | null,
  group: string | null,
  regex: string | null,
): Composite['counts'] | null {
  if (rule !== null) return { kind: 'rule', id: Number(rule) };
  if (group !== null) return { kind: 'group', group };
  return regex === null ? null : { kind: 'log', regex };
}
