/** Wazuh field → the values it can have. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;
