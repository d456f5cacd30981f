export * from './windows-value.ts';
