export * from './agent-tabs.ts';
export * from './json-value.ts';
export * from './message-text.ts';
export * from './windows-value.ts';
export * from './xml-value.ts';
