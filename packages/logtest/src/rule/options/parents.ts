import { leadingNumber } from '../letters.ts';
import { joinInto } from '../memory-text.ts';
import type { RuleOption } from '../option.ts';

/** `<if_sid>`: numbers separated by commas and blanks. Two elements are glued into one text. */
export const ifSid: RuleOption = {
  elements: ['if_sid'],
  read(xml, draft, { report }) {
    joinInto(draft.texts, 'if_sid', xml.content, report);
    const text = draft.texts.get('if_sid');
    if (text === undefined || /^[\d, ]*$/.test(text)) return;
    const { id } = draft.attributes;
    report.warning(`Invalid 'if_sid' value: '${xml.content}'. Rule '${id}' will be ignored.`, 7618);
    draft.verdict = 'skipped';
  },
};

/** `<if_group>`: text looked for in the groups of every rule loaded so far. */
export const ifGroup: RuleOption = {
  elements: ['if_group'],
  read: (xml, draft, { report }) => joinInto(draft.texts, 'if_group', xml.content, report),
};

/** `<if_level>`: every rule of that level or more. */
export const ifLevel: RuleOption = {
  elements: ['if_level'],
  read(xml, draft, { report }) {
    if (!/^\d+$/.test(xml.content)) {
      throw report.refuse(`Invalid configuration. Element 'if_level': ${xml.content}.`, 1274);
    }
    joinInto(draft.texts, 'if_level', xml.content, report);
  },
};

/** `<if_matched_sid>`: the one rule whose events are counted. */
export const ifMatchedSid: RuleOption = {
  elements: ['if_matched_sid'],
  read(xml, draft, { report }) {
    if (/^\d+$/.test(xml.content)) {
      draft.ifMatchedSid = leadingNumber(xml.content);
      return;
    }
    const { id } = draft.attributes;
    report.warning(`Invalid 'if_matched_sid' value: '${xml.content}'. Rule '${id}' will be ignored.`, 7615);
    draft.verdict = 'skipped';
  },
};

/** `<if_matched_group>`: events whose rule has this in its groups are counted. */
export const ifMatchedGroup: RuleOption = {
  elements: ['if_matched_group'],
  read: (xml, draft, { report }) => joinInto(draft.texts, 'if_matched_group', xml.content, report),
};

/** `<if_matched_regex>`: events whose text matches are counted. */
export const ifMatchedRegex: RuleOption = {
  elements: ['if_matched_regex'],
  read: (xml, draft, { report }) => joinInto(draft.texts, 'if_matched_regex', xml.content, report),
};
