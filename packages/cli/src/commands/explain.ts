import type { CommandDefinition } from '../program.ts';
export const explainCommand: CommandDefinition = { define() {} };
