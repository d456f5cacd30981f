import type { ByteText } from '../bytes.ts';
import type { ConditionMemory } from '../rule/index.ts';
import type { Clock } from './clock.ts';
import { EventMemory, type MemoryNeeds } from './event-memory.ts';
import { rememberedTexts } from './limits.ts';

/** All that one session's events leave behind. */
export interface Session {
  readonly events: EventMemory;
  readonly conditions: ConditionMemory;
  /** Since when, in seconds, the rules with `ignore` are ignored. */
  readonly ignoredSince: Map<number, number>;
  /** The earlier logs that an alert for the current event shows. */
  shown: ByteText[];
}

export function createSession(needs: MemoryNeeds, clock: Clock): Session {
  const seen = new Map<string, ByteText>();
  const last = new Map<string, ByteText>();
  const session: Session = {
    events: new EventMemory(needs),
    conditions: {
      clock,
      firstTime(key) {
        if (seen.has(key)) return false;
        store(seen, key, '');
        return true;
      },
      exchange(key, text) {
        const before = last.get(key);
        store(last, key, text);
        return before;
      },
      showEarlier(logs) {
        session.shown = [...logs];
      },
    },
    ignoredSince: new Map(),
    shown: [],
  };
  return session;
}

function store(texts: Map<string, ByteText>, key: string, text: ByteText): void {
  texts.set(key, text);
  if (texts.size <= rememberedTexts) return;
  const oldest = texts.keys().next();
  if (oldest.done !== true) texts.delete(oldest.value);
}
