import type { Pipeline } from '../source-mapping.ts';
import { linux } from './linux.ts';
import { windows } from './windows.ts';

/** The pipelines that come with the project; a user's own are layered over them. */
export const builtinPipelines: readonly Pipeline[] = [windows, linux];
