export * from './pattern.ts';
export * from './predicate.ts';
export * from './text-form.ts';
