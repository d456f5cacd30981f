import { noDecoder, type SourceMapping, type WazuhPipeline } from '../source-mapping.ts';
import { plainJson, withoutModules } from './json-logs.ts';

/** Applications write lines in formats of their own; Sigma's rules for them search the whole line. */
const lines = (
  [
    ['django', { product: 'django', category: 'application' }],
    ['jvm', { product: 'jvm', category: 'application' }],
    ['nodejs', { product: 'nodejs', category: 'application' }],
    ['python', { product: 'python', category: 'application' }],
    ['ruby-on-rails', { product: 'ruby_on_rails', category: 'application' }],
    ['spring', { product: 'spring', category: 'application' }],
    ['sql', { product: 'sql', category: 'application' }],
    ['velocity', { product: 'velocity', category: 'application' }],
    ['database', { category: 'database' }],
  ] as const
).map(
  ([name, logSource]): SourceMapping => ({
    name,
    logSource,
    enters: ['syslog', 'web-log'],
    // A decoder that stock Wazuh has for some other program does not take them.
    decodedAs: ['json', noDecoder],
    when: {},
    fieldRoots: withoutModules,
    form: 'plain',
    fields: {},
    keywords: 'line',
  }),
);

export const application: WazuhPipeline = {
  name: 'application',
  priority: 10,
  sources: [
    ...lines,
    plainJson('opencanary', { product: 'opencanary', category: 'application' }, 'logtype'),
    plainJson('rpc-firewall', { product: 'rpc_firewall', category: 'application' }),
  ],
  refusals: [],
};
