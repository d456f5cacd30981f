import type { ByteText } from '../../bytes.ts';
import { type StaticFieldName, staticFieldNames } from '../../event.ts';
import type { Subject } from '../condition.ts';
import { setCondition } from '../draft.ts';
import { foldCase } from '../letters.ts';
import type { RuleOption } from '../option.ts';

const statics: ReadonlySet<string> = new Set(staticFieldNames);
const isStatic = (name: string): name is StaticFieldName => statics.has(name);

function firstTimeValue(name: string, { event, field }: Subject): ByteText {
  if (name === 'location') return event.location;
  if (name === 'user') return event.static.dstuser ?? '';
  return (isStatic(name) ? event.static[name] : field(foldCase(name))) ?? '';
}

/** What the decoder's `<fts>` names, e.g. `sshd root 10.0.0.1`; `null` when it names nothing. */
function firstTimeLine(subject: Subject): ByteText | null {
  const { decoder, fts } = subject.event;
  if (decoder === null || fts.length === 0) return null;
  return [decoder.name, ...fts.map((name) => firstTimeValue(name, subject))].join(' ');
}

/** `<if_fts>`: the combination of the fields that the decoder names in `<fts>` was never seen before. */
export const ifFts: RuleOption = {
  elements: ['if_fts'],
  read(_xml, draft) {
    setCondition(draft, 'if_fts', {
      option: 'if_fts',
      wanted: 'seen for the first time',
      holds: (subject, memory) => {
        const line = firstTimeLine(subject);
        return line !== null && memory.firstTime(line);
      },
      looksAt: firstTimeLine,
    });
  },
  conditions: (draft) => draft.conditions.get('if_fts') ?? [],
};
