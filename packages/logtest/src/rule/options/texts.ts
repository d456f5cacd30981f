import { joinInto } from '../memory-text.ts';
import type { RuleOption } from '../option.ts';

/** `<description>`: the first newline becomes a blank, further ones stay. */
export const description: RuleOption = {
  elements: ['description'],
  read: (xml, draft, { report }) =>
    joinInto(draft.texts, 'description', xml.content.replace('\n', ' '), report),
};

/** `<group>`: newlines go; texts are glued, so each should end with a comma. */
export const group: RuleOption = {
  elements: ['group'],
  read: (xml, draft, { report }) => joinInto(draft.texts, 'group', xml.content.replaceAll('\n', ''), report),
};
