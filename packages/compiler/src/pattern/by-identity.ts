/**
 * The same function, which remembers what it made of an object for as long as the object is there. It does so on the
 * object itself, where neither copies nor JSON show it: what a WeakMap holds outlives its young keys, which keeps the
 * collector longer at work than remembering saves. All that is remembered of an object hangs in one place, so that
 * objects of a kind keep one shape. A frozen object has no room and is remembered aside.
 */
export function byIdentity<Key extends object, Result extends NonNullable<unknown>>(
  make: (key: Key) => Result,
): (key: Key) => Result {
  const aside = new WeakMap<Key, Result>();
  const find = (key: Key & Remembering): Result | undefined => {
    for (let each = key[memory]?.latest ?? null; each !== null; each = each.earlier) {
      if (each.by === make) return each.result as Result;
    }
    return Object.isExtensible(key) ? undefined : aside.get(key);
  };
  const keep = (key: Key & Remembering, result: Result): void => {
    const own = key[memory];
    if (own !== undefined) own.latest = { by: make, result, earlier: own.latest };
    else if (Object.isExtensible(key)) {
      Object.defineProperty(key, memory, { value: { latest: { by: make, result, earlier: null } } });
    } else aside.set(key, result);
  };
  return (key) => {
    const found = find(key);
    if (found !== undefined) return found;
    const made = make(key);
    keep(key, made);
    return made;
  };
}

const memory: unique symbol = Symbol('what is remembered of an object');

interface Remembering {
  readonly [memory]?: { latest: Remembered | null };
}

/** What a function made of the object, and what others made of it before. */
interface Remembered {
  readonly by: unknown;
  readonly result: unknown;
  readonly earlier: Remembered | null;
}
