/** What a project on disk is, for tools that read one without running a command: the language server. */

export { type Converted, type ConvertPlace, convertTargets } from './commands/convert-targets.ts';
export { configurationSchema } from './configuration/schema.ts';
export {
  type Configuration,
  configurationFile,
  findConfiguration,
  parseConfiguration,
  readConfiguration,
} from './configuration.ts';
export { catalogue, withSettings } from './diagnostics/catalogue.ts';
export { type FoundFile, findFiles, shownPath, yamlFiles } from './files/find-files.ts';
export { checkPipeline } from './files/pipelines/check-pipeline.ts';
export { readPipelines } from './files/pipelines/read-pipelines.ts';
export type { SigmaFile } from './files/rules/read-rules.ts';
export { readIds } from './ids/id-files.ts';
export { allRules, chooseRules, pathChoice, type RuleChoice } from './project/choose-rules.ts';
export {
  type ManagerFiles,
  type PackSettings,
  packOf,
  readManager,
  type SigmaProject,
} from './project/pack-project.ts';
export { UsageError } from './terminal.ts';
export { version } from './version.ts';
