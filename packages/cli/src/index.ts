export { type Configuration, readConfiguration } from './configuration.ts';
export { readRuleset } from './files/rules/read-ruleset.ts';
export type {
  Expectation,
  PayloadCase,
  PayloadFixture,
  PayloadLogSource,
  PayloadRecord,
  WindowsRecord,
} from './fixtures/fixture.ts';
export { readFixtures } from './fixtures/read-fixtures.ts';
export { huntCorrelation } from './hunt/hunt-correlation.ts';
export { searchClient } from './hunt/search-client.ts';
export { runCli } from './program.ts';
export { type JudgedCase, judgeFixtures, sigmaEvent } from './project/judge-fixtures.ts';
export { loadManager } from './project/manager.ts';
export { packFiles } from './project/pack-files.ts';
export { makePack, type PackProject } from './project/pack-project.ts';
export { type ExitCode, exitCodes, type Terminal } from './terminal.ts';
