export type Unread = Readonly<Record<string, unknown>>;

/** An object of JSON that somebody else has written; what is none has nothing in it. */
export const recordOf = (value: unknown): Unread =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
