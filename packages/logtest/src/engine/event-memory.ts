import type { RuleSlot, Subject } from '../rule/index.ts';
import { eventMemory, forgottenAtOnce } from './limits.ts';
import { Queue } from './queue.ts';

/** An event that composites can count. */
export interface RememberedEvent {
  readonly subject: Subject;
  /** The highest level of the composites that fired on it; those up to this level stop counting here. */
  firedLevel: number;
}

/** What every event of level 1 and more takes up, counted or not. */
interface Place {
  readonly time: number;
  readonly queues: readonly Queue<RememberedEvent>[];
}

/** What of the ruleset the memory depends on. */
export interface MemoryNeeds {
  /** The largest `frequency` of all rules, less two: seconds for which a full memory keeps its events. */
  readonly largestFrequency: number;
  /** Does some composite look through all events, by `if_matched_regex`? */
  readonly lookedThrough: 'all events' | 'counted events';
}

/**
 * The events of level 1 and more that composites look back on: one memory for all rules and agents, and for each
 * counted rule and group a queue of its own. What the one forgets, all forget. Events that nothing counts only take
 * up a place.
 */
export class EventMemory {
  readonly all = new Queue<RememberedEvent>();
  readonly #places = new Queue<Place>();
  readonly #bySid = new Map<number, Queue<RememberedEvent>>();
  readonly #byGroup = new Map<number, Queue<RememberedEvent>>();
  readonly #needs: MemoryNeeds;

  constructor(needs: MemoryNeeds) {
    this.#needs = needs;
  }

  /** Events whose final rule is that one. */
  ofRule(sid: number): Queue<RememberedEvent> {
    return queueOf(this.#bySid, sid);
  }

  /** Events that the `if_matched_group` of that composite counts. */
  ofGroup(compositeId: number): Queue<RememberedEvent> {
    return queueOf(this.#byGroup, compositeId);
  }

  remember(remembered: RememberedEvent, slot: RuleSlot): void {
    const queues = this.#queuesFor(slot);
    for (const queue of queues) queue.push(remembered);
    const { time } = remembered.subject.event;
    this.#places.push({ time, queues });
    if (this.#places.length > eventMemory) this.#forget(time);
  }

  #queuesFor(slot: RuleSlot): readonly Queue<RememberedEvent>[] {
    const queues = slot.countedBySid
      ? [this.ofRule(slot.rule.id)]
      : slot.countedByGroup.map((compositeId) => this.ofGroup(compositeId));
    return this.#needs.lookedThrough === 'all events' ? [...queues, this.all] : queues;
  }

  /** The ten oldest go, and behind them what is older in seconds than the largest frequency, as Wazuh has it. */
  #forget(now: number): void {
    const oldest = now - this.#needs.largestFrequency;
    for (let gone = 0; this.#places.length > 1; gone += 1) {
      const place = this.#places.first();
      if (place === undefined || (gone >= forgottenAtOnce && place.time >= oldest)) return;
      for (const queue of place.queues) queue.shift();
      this.#places.shift();
    }
  }
}

function queueOf(queues: Map<number, Queue<RememberedEvent>>, id: number): Queue<RememberedEvent> {
  const known = queues.get(id);
  if (known !== undefined) return known;
  const queue = new Queue<RememberedEvent>();
  queues.set(id, queue);
  return queue;
}
