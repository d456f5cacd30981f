/** What the page asks its judges, without the page: runs wherever JavaScript does. */
export type * from './judge/answer.ts';
export { type GivenEvent, readEvents } from './judge/read-events.ts';
export { createWorkbench, type Workbench } from './judge/workbench.ts';
