import type { ByteText } from '../../bytes.ts';
import type { DecoderCategory } from '../../event.ts';
import type { RuleOption } from '../option.ts';

const categories: ReadonlyMap<ByteText, DecoderCategory> = new Map(
  (['firewall', 'ids', 'syslog', 'web-log', 'squid', 'windows', 'ossec'] as const).map((category) => [
    category,
    category,
  ]),
);

/** `<category>`: the template rule that a rule without parents hangs under. */
export const category: RuleOption = {
  elements: ['category'],
  read(xml, draft, { report }) {
    const found = categories.get(xml.content);
    if (found === undefined) throw report.refuse(`Invalid category '${xml.content}' chosen.`, 1273);
    draft.category = found;
  },
};
