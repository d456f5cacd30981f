import type { WazuhPipeline } from '../source-mapping.ts';
import { application } from './application.ts';
import { cloud } from './cloud.ts';
import { linux } from './linux.ts';
import { macos } from './macos.ts';
import { network } from './network.ts';
import { web } from './web.ts';
import { windows } from './windows.ts';

/** The pipelines that come with the project; a user's own are layered over them. */
export const builtinPipelines: readonly WazuhPipeline[] = [
  windows,
  linux,
  macos,
  cloud,
  web,
  network,
  application,
];
