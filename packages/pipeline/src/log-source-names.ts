import type { LogSource } from '@sigmazuh/parser';
import type { LogSourcePattern } from './source.ts';
import { attributeNames } from './transformation.ts';

/** A log source's attributes, whose case does not matter. */
export function logSourceNames(logSource: LogSource): LogSourcePattern {
  return Object.fromEntries(
    attributeNames.flatMap((name) => {
      const value = logSource[name]?.value;
      return value === undefined ? [] : [[name, value.toLowerCase()] as const];
    }),
  );
}

/** A log source as people write it: `product windows, category process_creation`. */
export function logSourceText(logSource: LogSource): string {
  const parts = attributeNames.flatMap((attribute) => {
    const value = logSource[attribute]?.value;
    return value === undefined ? [] : [`${attribute} ${value}`];
  });
  return parts.length === 0 ? 'no product, category or service' : parts.join(', ');
}

/** The same of a log source that pipelines name. */
export function patternText(logSource: LogSourcePattern): string {
  return attributeNames
    .flatMap((name) => (logSource[name] === undefined ? [] : [`${name} ${logSource[name]}`]))
    .join(', ');
}
