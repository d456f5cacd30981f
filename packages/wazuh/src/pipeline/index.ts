export * from './builtin/index.ts';
export * from './known-values.ts';
export * from './read-pipeline.ts';
export * from './select-sources.ts';
export * from './source-mapping.ts';
