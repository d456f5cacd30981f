export * from './allocate.ts';
export * from './id-file.ts';
export * from './number-nodes.ts';
