/** A map of JSON as somebody sent it. */
export type Unread = Readonly<Record<string, unknown>>;

export const isMap = (value: unknown): value is Unread =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
