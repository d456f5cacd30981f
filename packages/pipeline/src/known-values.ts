/** A field of the back end → the values it can have. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;
