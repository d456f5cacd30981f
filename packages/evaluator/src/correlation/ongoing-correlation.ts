import type { CorrelationRule, SigmaRule } from '@sigmazuh/parser';
import { readDecimal } from '../decimal.ts';
import type { EventContent } from '../event.ts';
import { combinationsOf } from './combinations.ts';
import type { Correlation } from './definition.ts';
import { windowHolds } from './measure.ts';
import { type Occurrence, Window } from './window.ts';

/** What an event brought about, by what it is of: the event as the rule saw it, or as it completed the correlation. */
type Occurred = ReadonlyMap<SigmaRule | OngoingCorrelation, EventContent>;

/** What a correlation follows: a rule with further filters on it, or another correlation. */
export interface Followed {
  readonly source: SigmaRule | OngoingCorrelation;
  readonly letsThrough: (content: EventContent) => boolean;
  readonly aliases: ReadonlyMap<string, string>;
}

/** One correlation and what it remembers of each group. */
export class OngoingCorrelation {
  readonly #correlation: Correlation;
  readonly #followed: readonly Followed[];
  readonly #windows = new Map<string, Window>();
  #swept = Number.NEGATIVE_INFINITY;

  constructor(correlation: Correlation, followed: readonly Followed[]) {
    this.#correlation = correlation;
    this.#followed = followed;
  }

  get rule(): CorrelationRule {
    return this.#correlation.rule;
  }

  /**
   * Takes what occurred with the next event. Gives the event's fields when the correlation holds with it: those of the
   * first of its rules that matched, and its own aliases.
   */
  observe(occurred: Occurred, time: number): EventContent | undefined {
    this.#forgetGroups(time);
    const seen = this.#followed.flatMap(({ source, letsThrough, aliases }, reference) => {
      const content = occurred.get(source);
      return content === undefined || !letsThrough(content) ? [] : [{ reference, content, aliases }];
    });
    let completing: EventContent | undefined;
    for (const [group, members] of byGroup(seen, this.#correlation.groupBy)) {
      const window = this.#windows.get(group) ?? new Window(this.#correlation.timespan);
      this.#windows.set(group, window);
      window.add(this.#occurrenceOf(members, time));
      const [first] = members;
      if (windowHolds(this.#correlation, window) && first !== undefined) {
        completing ??= withAliases(first);
      }
    }
    return completing;
  }

  #occurrenceOf(members: readonly Seen[], time: number): Occurrence {
    const [first] = members;
    // An event is counted once, however many of the rules it matches.
    const fields = this.#correlation.fields.map((name) => first?.aliases.get(name) ?? name);
    const content = first?.content;
    const texts = fields.flatMap(
      (name) => content?.fields.get(name)?.values.flatMap(({ text }) => text?.plain ?? []) ?? [],
    );
    return {
      time,
      references: members.map(({ reference }) => reference),
      values: content === undefined || fields.length === 0 ? [] : combinationsOf(content, fields),
      numbers: texts.flatMap((text) => (readDecimal(text) === undefined ? [] : [Number(text)])),
    };
  }

  /** Once in a time span all groups are looked through, so that none is kept for ever. */
  #forgetGroups(time: number): void {
    if (time - this.#swept <= this.#correlation.timespan) return;
    this.#swept = time;
    for (const [group, window] of this.#windows) if (!window.forget(time)) this.#windows.delete(group);
  }
}

interface Seen {
  readonly reference: number;
  readonly content: EventContent;
  readonly aliases: ReadonlyMap<string, string>;
}

/** A field of several values puts an event into several groups; without one of the fields it is in none. */
function byGroup(seen: readonly Seen[], groupBy: readonly string[]): ReadonlyMap<string, readonly Seen[]> {
  const groups = new Map<string, Seen[]>();
  for (const each of seen) {
    const names = groupBy.map((name) => each.aliases.get(name) ?? name);
    for (const group of combinationsOf(each.content, names)) {
      const members = groups.get(group);
      if (members === undefined) groups.set(group, [each]);
      else members.push(each);
    }
  }
  return groups;
}

/** For correlations that refer to this one, its aliases are names of fields too, in front of the event's own. */
function withAliases({ content, aliases }: Seen): EventContent {
  if (aliases.size === 0) return content;
  const fields = new Map(content.fields);
  for (const [alias, name] of aliases) {
    const field = content.fields.get(name);
    if (field === undefined) fields.delete(alias);
    else fields.set(alias, field);
  }
  return { ...content, fields };
}
