import { joinInto, joinText } from '../memory-text.ts';
import type { RuleOption } from '../option.ts';

/** `<description>`: the first newline becomes a blank, further ones stay. */
export const description: RuleOption = {
  elements: ['description'],
  read: (xml, draft, { report }) =>
    joinInto(draft.texts, 'description', xml.content.replace('\n', ' '), report),
};

/** `<group>`: texts are glued to the top group's name, so each should end with a comma; newlines go from all of it. */
export const group: RuleOption = {
  elements: ['group'],
  read(xml, draft, { report }) {
    draft.groupText = joinText(draft.groupText, xml.content, report)?.replaceAll('\n', '');
  },
};
