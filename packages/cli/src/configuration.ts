export type { Configuration } from './configuration/configuration.ts';
export {
  type ConfigurationPlace,
  configurationFile,
  findConfiguration,
  parseConfiguration,
  readConfiguration,
} from './configuration/read-configuration.ts';
