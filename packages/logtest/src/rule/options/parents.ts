import type { RuleDraft } from '../draft.ts';
import { leadingNumber } from '../letters.ts';
import type { LoadReport } from '../load-report.ts';
import { joinInto } from '../memory-text.ts';
import type { RuleOption } from '../option.ts';

/** `<if_sid>`: numbers separated by commas and blanks. Two elements are glued into one text. */
export const ifSid: RuleOption = {
  elements: ['if_sid'],
  read: (xml, draft, { report }) => joinInto(draft.texts, 'if_sid', xml.content, report),
};

/** Is the text of all `<if_sid>` together one of numbers? The pattern that Wazuh uses lets a last newline pass. */
export function checkIfSid(draft: RuleDraft, report: LoadReport): void {
  const text = draft.texts.get('if_sid');
  if (text === undefined || /^[\d, ]+\n?$/.test(text)) return;
  report.warning(`Invalid 'if_sid' value: '${text}'. Rule '${draft.attributes.id}' will be ignored.`, 7618);
  draft.verdict = 'skipped';
}

/** `<if_group>`: text looked for in the groups of every rule loaded so far. */
export const ifGroup: RuleOption = {
  elements: ['if_group'],
  read: (xml, draft, { report }) => joinInto(draft.texts, 'if_group', xml.content, report),
};

/** `<if_level>`: every rule of that level or more. */
export const ifLevel: RuleOption = {
  elements: ['if_level'],
  read(xml, draft, { report }) {
    if (/^\d*$/.test(xml.content)) {
      joinInto(draft.texts, 'if_level', xml.content, report);
      return;
    }
    const { id } = draft.attributes;
    report.warning(`Invalid 'if_level' value: '${xml.content}'. Rule '${id}' will be ignored.`, 7609);
    draft.verdict = 'skipped';
  },
};

/** `<if_matched_sid>`: the one rule whose events are counted; 0 is none. */
export const ifMatchedSid: RuleOption = {
  elements: ['if_matched_sid'],
  read(xml, draft, { report }) {
    draft.context = 'asked for';
    if (/^\d*$/.test(xml.content)) {
      const sid = leadingNumber(xml.content);
      draft.ifMatchedSid = sid === 0 ? null : sid;
      return;
    }
    const { id } = draft.attributes;
    report.warning(`Invalid 'if_matched_sid' value: '${xml.content}'. Rule '${id}' will be ignored.`, 7615);
    draft.verdict = 'skipped';
  },
};

/** An element that asks for earlier events by a text. */
function matchedOption(element: 'if_matched_group' | 'if_matched_regex'): RuleOption {
  return {
    elements: [element],
    read(xml, draft, { report }) {
      draft.context = 'asked for';
      joinInto(draft.texts, element, xml.content, report);
    },
  };
}

/** `<if_matched_group>`: events whose rule has this in its groups are counted. */
export const ifMatchedGroup = matchedOption('if_matched_group');

/** `<if_matched_regex>`: events whose text matches are counted. */
export const ifMatchedRegex = matchedOption('if_matched_regex');
