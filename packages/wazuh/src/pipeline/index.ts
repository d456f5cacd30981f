export * from './apply-transformations.ts';
export * from './builtin/index.ts';
export * from './known-values.ts';
export * from './read-pipeline.ts';
export * from './select-sources.ts';
export * from './snippet.ts';
export * from './source-mapping.ts';
export * from './transformation.ts';
