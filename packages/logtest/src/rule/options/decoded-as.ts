import { setCondition } from '../draft.ts';
import type { RuleOption } from '../option.ts';

/** `<decoded_as>`: the decoder, or the one whose name it goes by; an unknown name refuses the ruleset. */
export const decodedAs: RuleOption = {
  elements: ['decoded_as'],
  read(xml, draft, { report, knowsDecoder }) {
    const name = xml.content;
    if (!knowsDecoder(name)) throw report.refuse(`Invalid decoder name: '${name}'.`);
    setCondition(draft, 'decoded_as', {
      option: 'decoded_as',
      wanted: name,
      holds: ({ event }) => event.decoder?.name === name,
      looksAt: ({ event }) => event.decoder?.name ?? null,
    });
  },
  conditions: (draft) => draft.conditions.get('decoded_as') ?? [],
};
