const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The value as the event log renders it. */
export const xmlText = (value: string): string =>
  value.replace(/[&<>]/g, (character) => entities[character] ?? character);
