import type { ByteText } from '../bytes.ts';
import type { DecodedEvent, StaticFieldName } from '../event.ts';
import type { LoadedRules, Rule, RuleNode, RuleSlot, Subject } from '../rule/index.ts';
import type { Outcome } from '../verdict.ts';
import type { RememberedEvent } from './event-memory.ts';
import { type Search, type SearchObserver, searchRule } from './search.ts';
import type { Session } from './session.ts';

/** What the rules made of an event. */
export interface Decision {
  readonly outcome: Outcome;
  /** From the root to the rule that matched; empty when none did. */
  readonly path: readonly Rule[];
  /** The rule that is reported. */
  readonly rule: Rule | null;
  /** What an alert shows of earlier events, newest first. */
  readonly earlierLogs: readonly ByteText[];
  readonly tried: number;
}

/** Finds an event's rule, and remembers what later events depend on. */
export function decide(
  subject: Subject,
  rules: LoadedRules,
  session: Session,
  observer: SearchObserver | null,
): Decision {
  const current: RememberedEvent = { subject, firedLevel: 0 };
  const search: Search = { current, session, tried: 0, observer };
  session.shown = [];
  const path = searchRule(rootsFor(rules, subject.event), search) ?? [];
  const { tried } = search;
  const found = path.at(-1);
  if (found === undefined) return { outcome: 'none', path: [], rule: null, earlierLogs: [], tried };
  const steps = path.map(({ rule }) => rule);
  if (found.rule.level === 0) {
    return { outcome: 'level0', path: steps, rule: found.rule, earlierLogs: session.shown, tried };
  }
  const reported = isIgnored(found.rule, subject.event.time, session) ? path.at(-2) : found;
  if (reported === undefined) return { outcome: 'none', path: steps, rule: null, earlierLogs: [], tried };
  session.events.remember(current, reported);
  return {
    outcome: reported.rule.logged ? 'alert' : 'no_log',
    path: steps,
    rule: reported.rule,
    earlierLogs: reported === found ? session.shown : [],
    tried,
  };
}

function rootsFor({ roots }: LoadedRules, event: DecodedEvent): readonly RuleNode[] {
  if (lackingOfFirewall(event).length > 0) return [];
  return roots.filter(({ slot }: { readonly slot: RuleSlot }) => slot.rule.category === event.category);
}

/** What a manager asks of an event of a firewall's decoder as long as `analysisd.log_fw` is 1, as shipped. */
const firewallFields: readonly StaticFieldName[] = [
  'action',
  'srcip',
  'dstip',
  'srcport',
  'dstport',
  'protocol',
];

/** Parts of its connection that a firewall's event lacks; it is then dropped before any rule is asked. */
export function lackingOfFirewall({
  category,
  static: fields,
}: Pick<DecodedEvent, 'category' | 'static'>): readonly StaticFieldName[] {
  return category === 'firewall' ? firewallFields.filter((name) => fields[name] === undefined) : [];
}

/** A rule with `ignore` is ignored from its match on, for so many seconds; the first match after them starts anew. */
function isIgnored(rule: Rule, time: number, { ignoredSince }: Session): boolean {
  if (rule.ignoreSeconds === 0) return false;
  const since = ignoredSince.get(rule.id);
  if (since !== undefined && time - since < rule.ignoreSeconds) return true;
  ignoredSince.set(rule.id, time);
  return false;
}
