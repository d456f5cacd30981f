import type { CommandDefinition } from '../program.ts';
export const testCommand: CommandDefinition = { define() {} };
