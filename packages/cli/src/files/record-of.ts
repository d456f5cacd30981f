export type Unread = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Unread =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object of JSON that somebody else has written; what is none has nothing in it. */
export const recordOf = (value: unknown): Unread => (isRecord(value) ? { ...value } : {});
