import { byIdentity } from '@sigmazuh/compiler';
import { holdsFor, type KnownCondition, type ManagerRule } from '../ruleset/index.ts';

/**
 * What is known of the events of a log source before any is seen: where they enter the tree and the values some of
 * their fields can have. Texts are in lower case, except the names of decoders.
 */
export interface EventFacts {
  /** Decoder types, i.e. the template rules the events may enter by. */
  readonly categories: readonly string[];
  /** Names one of which `decoded_as` accepts; `null` = any decoder but those in `otherDecoders`. */
  readonly decoders: readonly string[] | null;
  readonly otherDecoders: readonly string[];
  /** First parts of field names (lower case): those the events can have, or those they cannot. */
  readonly fieldRoots: { readonly kind: 'only' | 'without'; readonly names: readonly string[] };
  /** Field name (lower case) → the values it can have. A field listed here is always present. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** `always`, `never`, or `maybe` when the facts do not decide it. */
export type Certainty = 'always' | 'maybe' | 'never';

/** Whether events with these facts satisfy a rule's own conditions. */
export function certaintyOf(rule: ManagerRule, facts: EventFacts): Certainty {
  // Whatever a rule asks of a field that is absent, it does not match.
  const { kind, names } = facts.fieldRoots;
  if (rule.fieldRoots.some((root) => names.includes(root) !== (kind === 'only'))) return 'never';
  let certainty: Certainty = rule.unknown === 'some' ? 'maybe' : 'always';
  for (const condition of rule.known) {
    const each = conditionCertainty(condition, facts);
    if (each === 'never') return 'never';
    if (each === 'maybe') certainty = 'maybe';
  }
  return certainty;
}

function conditionCertainty(condition: KnownCondition, facts: EventFacts): Certainty {
  const values = condition.subject === 'decoder' ? facts.decoders : facts.values.get(condition.subject);
  if (values === null || values === undefined) {
    return condition.subject === 'decoder' && excludesDecoder(condition, facts) ? 'never' : 'maybe';
  }
  const holds = values.filter((value) => condition.alternatives.some((test) => holdsFor(test, value)));
  const all: Certainty = holds.length === 0 ? 'never' : holds.length === values.length ? 'always' : 'maybe';
  if (condition.negated === 'no' || all === 'maybe') return all;
  return all === 'always' ? 'never' : 'always';
}

function excludesDecoder(condition: KnownCondition, facts: EventFacts): boolean {
  return condition.alternatives.every((test) => facts.otherDecoders.some((name) => holdsFor(test, name)));
}

/** Whether no event can have both facts: they enter elsewhere, or a field cannot have a common value. */
export function areDisjoint(one: EventFacts, other: EventFacts): boolean {
  const enters = one.categories.some((category) => other.categories.includes(category));
  if (!enters) return true;
  for (const [field, values] of one.values) {
    const others = other.values.get(field);
    if (others !== undefined && !values.some((value) => others.includes(value))) return true;
  }
  const { decoders } = one;
  return (
    decoders !== null &&
    (other.decoders !== null
      ? !decoders.some((name) => other.decoders?.includes(name))
      : decoders.some((name) => other.otherDecoders.includes(name)))
  );
}

/** A text that is equal for equal facts. */
export const factsKey = byIdentity((facts: EventFacts): string => {
  const values = [...facts.values].map(([field, each]) => `${field}=${[...each].sort().join('|')}`).sort();
  const roots = `${facts.fieldRoots.kind} ${facts.fieldRoots.names.join(',')}`;
  return [facts.categories, facts.decoders ?? '*', facts.otherDecoders, roots, values].join(';');
});

/** The channels that Windows events come from, in small letters; none where that is not known of them. */
export function channelsOf({ values }: EventFacts): readonly string[] {
  return values.get('win.system.channel') ?? [];
}
