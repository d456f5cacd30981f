/**
 * The same function, which remembers what it made of an object for as long as the object is there. It does so on the
 * object itself, where neither copies nor JSON show it: what a WeakMap holds outlives its young keys, which keeps the
 * collector longer at work than remembering saves. A frozen object has no room and is remembered aside.
 */
export function byIdentity<Key extends object, Result extends NonNullable<unknown>>(
  make: (key: Key) => Result,
): (key: Key) => Result {
  const memory: unique symbol = Symbol();
  const aside = new WeakMap<Key, Result>();
  return (key: Key & { readonly [memory]?: Result }) => {
    const found = key[memory] ?? (Object.isExtensible(key) ? undefined : aside.get(key));
    if (found !== undefined) return found;
    const made = make(key);
    if (Object.isExtensible(key)) Object.defineProperty(key, memory, { value: made });
    else aside.set(key, made);
    return made;
  };
}
