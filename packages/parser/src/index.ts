export * from './condition.ts';
export * from './diagnostics.ts';
export * from './documents.ts';
export * from './sigma-string.ts';
export * from './source.ts';
export * from './yaml.ts';
