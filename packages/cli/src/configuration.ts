export type { Configuration } from './configuration/configuration.ts';
export {
  type ConfigurationPlace,
  configurationFile,
  findConfiguration,
  readConfiguration,
} from './configuration/read-configuration.ts';
