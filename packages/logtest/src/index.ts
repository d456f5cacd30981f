export * from './bytes.ts';
export * from './engine/index.ts';
export * from './event.ts';
export * from './messages.ts';
export * from './verdict.ts';
