import type { SourceRefusal } from '@sigmazuh/pipeline';
import type { WazuhPipeline } from '../source-mapping.ts';
import { documented, guessed } from './basis.ts';
import { plainJson } from './json-logs.ts';

/** Applications write lines in formats of their own, and rules for them search the whole line. */
const waiting = (
  [
    { product: 'django', category: 'application' },
    { product: 'jvm', category: 'application' },
    { product: 'nodejs', category: 'application' },
    { product: 'python', category: 'application' },
    { product: 'ruby_on_rails', category: 'application' },
    { product: 'spring', category: 'application' },
    { product: 'sql', category: 'application' },
    { product: 'velocity', category: 'application' },
    { category: 'database' },
  ] as const
).map(
  (logSource): SourceRefusal => ({
    logSource,
    reason: 'no decoder, program or word tells their lines from those of anything else',
    waits: 'for-pipeline',
  }),
);

export const application: WazuhPipeline = {
  name: 'application',
  priority: 10,
  sources: [
    plainJson(
      'opencanary',
      { product: 'opencanary', category: 'application' },
      {
        telltale: 'logtype',
        basis: documented("OpenCanary's JSON log"),
      },
    ),
    plainJson(
      'rpc-firewall',
      { product: 'rpc_firewall', category: 'application' },
      {
        basis: guessed("the names of Sigma's rules"),
      },
    ),
  ],
  refusals: waiting,
};
