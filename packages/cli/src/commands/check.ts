import type { CommandDefinition } from '../program.ts';
export const checkCommand: CommandDefinition = { define() {} };
