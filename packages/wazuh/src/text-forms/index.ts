export * from './json-value.ts';
export * from './windows-value.ts';
export * from './xml-value.ts';
