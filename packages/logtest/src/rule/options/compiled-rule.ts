import type { ByteText } from '../../bytes.ts';
import type { DecodedEvent } from '../../event.ts';
import { setCondition } from '../draft.ts';
import type { RuleOption } from '../option.ts';
import { ownEntry } from '../own-entry.ts';

/** The tests that are compiled into the analysis daemon; rules name them. */
const functions: Readonly<Record<string, (event: DecodedEvent) => boolean>> = {
  check_id_size: ({ static: { id } }) => id !== undefined && id.length >= 10,
  /** The users are the same, or one of them is missing. */
  comp_srcuser_dstuser: ({ static: { srcuser, dstuser } }) =>
    srcuser === undefined || dstuser === undefined || srcuser === dstuser,
  comp_mswin_targetuser_calleruser_diff: ({ log }) => namesDifferentAccounts(log),
  /** A request without a query string. */
  is_simple_http_request: ({ static: { url } }) => url !== undefined && !url.includes('?'),
  /** The line starts with an address from which the large search engines' crawlers come. */
  is_valid_crawler: ({ log }) => crawlerPrefixes.some((prefix) => log.startsWith(prefix)),
};

const crawlerPrefixes = ['66.249.', '72.14.', '209.85.', '65.55.', '207.46.', '74.6.', '72.30.', '67.195.'];

/** Windows' text log names two accounts, each up to a tab or two blanks, and they are not the same. */
function namesDifferentAccounts(log: ByteText): boolean {
  const target = behindColon(log, 'Target Account Name');
  const caller = behindColon(log, 'Caller User Name');
  if (target === null || caller === null) return false;
  const account = /^.*?(?:\t| {2}|$)/s.exec(target)?.[0] ?? '';
  return !caller.startsWith(account.endsWith('  ') ? account.slice(0, -1) : account);
}

function behindColon(log: ByteText, label: string): ByteText | null {
  const start = log.indexOf(label);
  const colon = start < 0 ? -1 : log.indexOf(':', start);
  return colon < 0 ? null : log.slice(colon + 1);
}

/** `<compiled_rule>`: one of the built-in tests; an unknown name refuses the ruleset. */
export const compiledRule: RuleOption = {
  elements: ['compiled_rule'],
  read(xml, draft, { report }) {
    const name = xml.content;
    const test = ownEntry(functions, name);
    if (test === undefined) {
      report.error(`Compiled rule not found: '${name}'`);
      throw report.refuse(`Invalid configuration. Element '${xml.name}': ${name}.`, 1274);
    }
    setCondition(draft, 'compiled_rule', {
      option: 'compiled_rule',
      wanted: name,
      holds: ({ event }) => test(event),
      looksAt: ({ event }) => event.log,
    });
  },
  conditions: (draft) => draft.conditions.get('compiled_rule') ?? [],
};
