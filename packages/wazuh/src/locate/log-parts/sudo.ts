import { anyOne, choice, end, repeat, sequence, start } from '@sigmazuh/compiler';
import { type LogPart, log } from './log-part.ts';
import { notAhead, raw, without } from './pieces.ts';

const command = raw('COMMAND=');
const anyBeforeCommand = repeat(sequence([notAhead(command), anyOne]), 0, null);

/** What sudo logs before the command, which is the rest of the line, whatever it holds. */
const sudoValue = (name: string): LogPart => ({
  of: log,
  before: sequence([start, anyBeforeCommand, raw(` ${name}=`)]),
  form: without(';'),
  after: choice([raw(' ;'), end]),
});

/** `alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/ls` */
export const sudoParts = {
  'sudo-command': {
    of: log,
    before: sequence([start, anyBeforeCommand, command]),
    form: without(''),
    after: end,
  },
  'sudo-directory': sudoValue('PWD'),
  'sudo-terminal': sudoValue('TTY'),
  'sudo-user': sudoValue('USER'),
} satisfies Readonly<Record<string, LogPart>>;
