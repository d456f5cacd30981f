/** The same function, which remembers what it made of an object for as long as the object is there. */
export function byIdentity<Key extends object, Result extends NonNullable<unknown>>(
  make: (key: Key) => Result,
): (key: Key) => Result {
  const known = new WeakMap<Key, Result>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
