export * from './condition.ts';
export * from './diagnostics.ts';
export * from './documents.ts';
export { parseSigma } from './parse-sigma.ts';
export * from './parser-diagnostics.ts';
export * from './sigma-string.ts';
export * from './source.ts';
export * from './source-text.ts';
export * from './yaml.ts';
