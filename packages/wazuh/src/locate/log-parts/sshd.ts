import { anyOne, anyRun, choice, end, nothing, optional, repeat, sequence, start } from '@sigmazuh/compiler';
import { type LogPart, log } from './log-part.ts';
import { digits, notAhead, oneIn, onlyOf, raw, without } from './pieces.ts';

const addressCharacters = repeat(oneIn('.0123456789:ABCDEFabcdef'), 1, null);
/** What the SSH server writes behind the client's address. Names that clients choose cannot stand there. */
const sshVersion = sequence([raw(' ssh'), optional(raw('2'))]);
/** Bounded, so that many addresses in one line are not each looked behind to its end. */
const isLast = notAhead(sequence([repeat(anyOne, 0, 200), raw(' from ')]));
const inWords = sequence([raw(': '), isLast]);
const blanks = repeat(raw(' '), 0, null);
const beforeUserIsKnown = sequence([blanks, raw('[preauth]'), blanks, end]);
const behindPort = sequence([optional(sshVersion), choice([inWords, beforeUserIsKnown, end])]);
const behindAddress = sequence([optional(sequence([raw(' port '), digits])), behindPort]);
const beforeAddress = sequence([start, anyRun, choice([raw(' from '), raw(' by ')])]);

const invalid = sequence([choice([raw('invalid'), raw('illegal')]), raw(' user ')]);
const beforeUser = choice([sequence([raw('for '), optional(invalid)]), raw('Invalid user '), raw('user ')]);
const anyBeforeUser = repeat(sequence([notAhead(sequence([raw(' '), beforeUser])), anyOne]), 0, null);

/** `Failed password for invalid user alice from 192.0.2.1 port 22 ssh2` */
export const sshdParts = {
  'sshd-address': {
    of: log,
    before: beforeAddress,
    form: onlyOf('address', /[.:\dA-Fa-f]/),
    after: choice([
      sequence([raw(' port '), digits, behindPort]),
      sequence([sshVersion, choice([inWords, end])]),
      sequence([raw(' '), beforeUserIsKnown]),
      end,
    ]),
  },
  'sshd-address-in-words': {
    of: log,
    before: beforeAddress,
    form: onlyOf('address of version 4', /[.\d]/),
    after: inWords,
  },
  'sshd-port': {
    of: log,
    before: sequence([beforeAddress, addressCharacters, raw(' port ')]),
    form: onlyOf('digits', /\d/),
    after: behindPort,
  },
  'sshd-user': {
    of: log,
    before: sequence([
      start,
      choice([sequence([anyBeforeUser, raw(' ')]), nothing]),
      beforeUser,
      notAhead(invalid),
    ]),
    form: without(' '),
    after: sequence([raw(' from '), addressCharacters, behindAddress]),
  },
} satisfies Readonly<Record<string, LogPart>>;
