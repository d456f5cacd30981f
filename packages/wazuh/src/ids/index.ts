export * from './allocate.ts';
export * from './id-file.ts';
