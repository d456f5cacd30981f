import type { RuleSlot, Subject } from '../rule/index.ts';
import { eventMemory, forgottenAtOnce } from './limits.ts';
import { Queue } from './queue.ts';

/** An event that composites can count. */
export interface RememberedEvent {
  readonly subject: Subject;
  /** The highest level of the composites that fired on it; those up to this level stop counting here. */
  firedLevel: number;
}

interface Entry {
  readonly remembered: RememberedEvent;
  readonly queues: readonly Queue<RememberedEvent>[];
}

/**
 * The events of level 1 and more that composites look back on: one memory for all rules and agents, and for each
 * counted rule and group a queue of its own. What the one forgets, all forget.
 */
export class EventMemory {
  readonly all = new Queue<RememberedEvent>();
  readonly #entries = new Queue<Entry>();
  readonly #bySid = new Map<number, Queue<RememberedEvent>>();
  readonly #byGroup = new Map<number, Queue<RememberedEvent>>();
  readonly #longestTimeframe: number;

  constructor(longestTimeframe: number) {
    this.#longestTimeframe = longestTimeframe;
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
    const queues = slot.countedBySid
      ? [this.ofRule(slot.rule.id)]
      : slot.countedByGroup.map((compositeId) => this.ofGroup(compositeId));
    for (const queue of queues) queue.push(remembered);
    this.all.push(remembered);
    this.#entries.push({ remembered, queues });
    if (this.#entries.length > eventMemory) this.#forget(remembered.subject.event.time);
  }

  #forget(now: number): void {
    const oldest = now - this.#longestTimeframe;
    for (let gone = 0; this.#entries.length > 1; gone += 1) {
      const entry = this.#entries.first();
      if (entry === undefined || (gone >= forgottenAtOnce && entry.remembered.subject.event.time >= oldest))
        return;
      for (const queue of entry.queues) queue.shift();
      this.all.shift();
      this.#entries.shift();
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
