import type { LogSourceAttributes } from '../event.ts';

/** Attributes as a sender names them; absent, `null` and empty ones are open. Their case does not matter. */
export interface GivenLogSource {
  readonly product?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly service?: string | null | undefined;
}

export function attributesOf(given: GivenLogSource): LogSourceAttributes {
  const named = (['product', 'category', 'service'] as const).flatMap((name) => {
    const value = given[name];
    return value === undefined || value === null || value === ''
      ? []
      : [[name, value.toLowerCase()] as const];
  });
  return Object.fromEntries(named);
}
