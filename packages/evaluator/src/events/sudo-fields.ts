import type { ContentBuilder } from './content-builder.ts';

/**
 * The values that sudo logs, under the names it gives them: `alice : TTY=pts/0 ; PWD=/root ; USER=root ; COMMAND=/bin/ls`.
 * The command is the rest of the line, whatever it holds. Keywords look at the line.
 */
export function addSudoFields(builder: ContentBuilder, message: string): void {
  const command = /(?:^|[;:] )COMMAND=(.*)$/s.exec(message);
  const before = command === null ? message : message.slice(0, command.index);
  for (const [, name = '', value = ''] of before.matchAll(/(?<![^\s])([A-Z]+)=(.*?)(?= ;|$)/gs)) {
    builder.addUnsearched(name, value.trimEnd());
  }
  if (command?.[1] !== undefined) builder.addUnsearched('COMMAND', command[1]);
}
