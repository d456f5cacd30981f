/** The language server, for programs that have a connection of their own. */
export { runExaminer } from './examine/examiner.ts';
export type { Conversion } from './examine/protocol.ts';
export { type PreviewAnswer, type PreviewWish, previewMethod } from './features/preview.ts';
export { type ServerWorld, serve } from './server.ts';
