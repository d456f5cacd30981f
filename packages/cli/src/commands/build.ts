import type { CommandDefinition } from '../program.ts';
export const buildCommand: CommandDefinition = { define() {} };
