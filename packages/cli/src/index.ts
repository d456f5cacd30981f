export { runCli } from './program.ts';
export { type ExitCode, exitCodes, type Terminal } from './terminal.ts';
