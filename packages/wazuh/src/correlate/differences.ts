/**
 * In what a written correlation differs from its meaning in Sigma. `consent`: whether it is written at all only where
 * the build says `approximate`. `direction` is that of its alerts.
 */
export interface Difference {
  readonly kind: keyof typeof differences;
  readonly text: string;
}

interface DifferenceKind {
  readonly direction: 'fewer' | 'more' | 'both' | 'other';
  readonly consent: 'needed' | 'not needed';
}

/** Every way in which a correlation in Wazuh may differ; `docs/correlations.md` has a row for each. */
export const differences = {
  'counts-anew': { direction: 'fewer', consent: 'needed' },
  'alert-not-counted': { direction: 'fewer', consent: 'needed' },
  'shared-count': { direction: 'fewer', consent: 'needed' },
  'first-comes-last': { direction: 'fewer', consent: 'needed' },
  'without-value': { direction: 'fewer', consent: 'needed' },
  'longer-chain': { direction: 'more', consent: 'needed' },
  'not-distinct': { direction: 'more', consent: 'needed' },
  'long-timespan': { direction: 'fewer', consent: 'needed' },
  'inner-rhythm': { direction: 'fewer', consent: 'needed' },
  'stands-in': { direction: 'other', consent: 'needed' },
  'manager-counts': { direction: 'fewer', consent: 'needed' },
  'hides-manager': { direction: 'fewer', consent: 'needed' },
  'taken-by-correlations': { direction: 'fewer', consent: 'not needed' },
  'several-places': { direction: 'fewer', consent: 'not needed' },
  'taken-by-others': { direction: 'fewer', consent: 'not needed' },
  'lost-group': { direction: 'fewer', consent: 'not needed' },
  'json-values': { direction: 'fewer', consent: 'not needed' },
  memory: { direction: 'fewer', consent: 'not needed' },
} as const satisfies Readonly<Record<string, DifferenceKind>>;

export function needsConsent({ kind }: Difference): boolean {
  return differences[kind].consent === 'needed';
}

/** The longest time the engine counts over: five digits of seconds. */
export const longestTimeframe = 99_999;

/** What is remembered of events, and of all of them together. */
export const rememberedEvents = 8_192;

export const difference = {
  countsAnew: (count: number): Difference => ({
    kind: 'counts-anew',
    text: `fewer alerts: after one at event ${count} Wazuh counts anew, and alerts again after ${count} further events; each timespan in which Sigma alerts has an alert, and none comes where Sigma has none`,
  }),
  alertNotCounted: (promise: 'kept' | 'not kept' = 'kept'): Difference => ({
    kind: 'alert-not-counted',
    text: `fewer alerts: an event that raises this alert is not looked back on, so some that follow it raise none; ${promise === 'kept' ? 'each timespan in which Sigma alerts has an alert, and none' : 'none'} comes where Sigma has none`,
  }),
  sharedCount: (titles: readonly string[]): Difference => ({
    kind: 'shared-count',
    text: `fewer or later alerts: ${quoted(titles)} may mark the same events as counted, after which this one counts anew`,
  }),
  firstLast: (title: string): Difference => ({
    kind: 'first-comes-last',
    text: `fewer alerts: Wazuh looks for the rules one after the other, and may pass over them where an event of "${title}", the first that it refers to, comes last; of more than three rules, where one of the last two does not`,
  }),
  withoutValue: (fields: readonly string[]): Difference => ({
    kind: 'without-value',
    text: `fewer alerts: an event without ${fields.join(' or ')} raises none, as it does in Sigma where an earlier one has a value`,
  }),
  longerChain: (rules: number): Difference => ({
    kind: 'longer-chain',
    text: `more alerts: Wazuh looks back from one event at a time, so the ${rules} rules may lie further apart than the timespan, or the first of them behind the second, where each is found within it`,
  }),
  notDistinct: (count: number): Difference => ({
    kind: 'not-distinct',
    text: `more alerts: Wazuh counts ${count - 1} earlier events whose value is not that of the last, though they may all have one value`,
  }),
  longTimespan: (): Difference => ({
    kind: 'long-timespan',
    text: `fewer alerts: Wazuh looks back ${longestTimeframe} seconds at most, which is shorter than the timespan`,
  }),
  innerRhythm: (title: string): Difference => ({
    kind: 'inner-rhythm',
    text: `fewer alerts: "${title}" holds only at some of the events at which it does in Sigma, and this one looks at those`,
  }),
  standsIn: (title: string): Difference => ({
    kind: 'stands-in',
    text: `other alerts: where the manager's own rules alert on an event of "${title}", a rule of this pack alerts in their stead, at the same level, so that the event is counted`,
  }),
  hidesManager: (title: string): Difference => ({
    kind: 'hides-manager',
    text: `fewer alerts of the manager: built without its rules, so an event of "${title}" raises none of theirs; name them with --ruleset`,
  }),
  managerCounts: (title: string, ids: readonly number[]): Difference => ({
    kind: 'manager-counts',
    text: `fewer or later alerts: rules of the manager count events of "${title}" too (${shortList(ids)}); an event on which one of them alerts, at a higher level, does not count here, and those before it are not counted twice`,
  }),
  hidesSome: (title: string): Difference => ({
    kind: 'hides-manager',
    text: `fewer alerts of the manager: not all conditions of its rules can be written, so an event of "${title}" may raise none of their alerts`,
  }),
  takenByOthers: (title: string, others: readonly string[]): Difference => ({
    kind: 'taken-by-others',
    text: `fewer alerts: an event of "${title}" on which another rule of the pack alerts (such as ${quoted(others.slice(0, 3))}) is not counted`,
  }),
  takenByCorrelations: (titles: readonly string[]): Difference => ({
    kind: 'taken-by-correlations',
    text: `fewer alerts: an event on which another correlation alerts (such as ${quoted(titles.slice(0, 3))}) ends there, and may not count for this one`,
  }),
  severalPlaces: (fields: readonly string[]): Difference => ({
    kind: 'several-places',
    text: `fewer alerts: not all events have ${fields.join(' or ')} in one place in Wazuh, and it is compared only between those that have`,
  }),
  lostGroup: (fields: readonly string[]): Difference => ({
    kind: 'lost-group',
    text: `fewer alerts: events in which Wazuh decodes no value of ${fields.join(', ')} (an empty one, "-", a name where it wants an address, or a line or record that its decoder does not read whole) are in no group`,
  }),
  jsonValues: (fields: readonly string[]): Difference => ({
    kind: 'json-values',
    text: `fewer alerts: in lines of JSON a ${fields.join(' or ')} that is a list is one value, and none of its members is; the text "null" is none, nor is a name where Wazuh wants an address; numbers are compared to six decimals`,
  }),
  memory: (): Difference => ({
    kind: 'memory',
    text: `fewer alerts: a manager looks back on its last ${rememberedEvents} events of level 1 and more, those of all rules and agents together (memory_size in ossec.conf), and each manager of a cluster on its own; times are those of arrival`,
  }),
} as const;

/** As many are named in one message. */
const mostNamed = 6;

function shortList(ids: readonly number[]): string {
  const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
  return `${ids.slice(0, mostNamed).join(', ')}${more}`;
}

function quoted(titles: readonly string[]): string {
  return titles.map((title) => `"${title}"`).join(', ');
}
