import { setCondition } from '../draft.ts';
import type { RuleOption } from '../option.ts';

/**
 * `<check_diff>`: the text differs from the last one this rule saw from that host. The first text of a host is only
 * remembered; later ones are shown with the alert.
 */
export const checkDiff: RuleOption = {
  elements: ['check_diff'],
  read(_xml, draft) {
    const { id } = draft.attributes;
    draft.context = 'asked for';
    setCondition(draft, 'check_diff', {
      option: 'check_diff',
      wanted: 'a text other than the last',
      holds: ({ event, hostname }, memory) => {
        const last = memory.exchange(`${id} ${hostname}`, event.log);
        if (last === undefined || last === event.log) return false;
        memory.showEarlier(['Previous output:', last]);
        return true;
      },
      looksAt: ({ event }) => event.log,
    });
  },
  conditions: (draft) => draft.conditions.get('check_diff') ?? [],
};
