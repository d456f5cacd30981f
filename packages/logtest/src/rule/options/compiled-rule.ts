import type { DecodedEvent } from '../../event.ts';
import { setCondition } from '../draft.ts';
import type { RuleOption } from '../option.ts';
import { ownEntry } from '../own-entry.ts';

/** The tests that are compiled into the analysis daemon; rules name them. */
const functions: Readonly<Record<string, (event: DecodedEvent) => boolean>> = {
  check_id_size: ({ static: { id } }) => id !== undefined && id.length >= 10,
  comp_srcuser_dstuser: ({ static: { srcuser, dstuser } }) =>
    srcuser !== undefined && dstuser !== undefined && srcuser !== dstuser,
  /** A request without a query string. */
  is_simple_http_request: ({ static: { url } }) => url !== undefined && !url.includes('?'),
  /** The line starts with an address from which the large search engines' crawlers come. */
  is_valid_crawler: ({ log }) => crawlerPrefixes.some((prefix) => log.startsWith(prefix)),
};

const crawlerPrefixes = ['66.249.', '72.14.', '209.85.', '65.5', '207.46.', '74.6.', '72.30.', '67.195.'];

/** `<compiled_rule>`: one of the built-in tests; an unknown name refuses the ruleset. */
export const compiledRule: RuleOption = {
  elements: ['compiled_rule'],
  read(xml, draft, { report }) {
    const name = xml.content;
    const test = ownEntry(functions, name);
    if (test === undefined) throw report.refuse(`Compiled rule not found: '${name}'`);
    setCondition(draft, 'compiled_rule', {
      option: 'compiled_rule',
      wanted: name,
      holds: ({ event }) => test(event),
      looksAt: ({ event }) => event.log,
    });
  },
  conditions: (draft) => draft.conditions.get('compiled_rule') ?? [],
};
