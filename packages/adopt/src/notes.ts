import { ownEntry } from '@sigmazuh/parser';
import type { AdoptedDetection } from './adopt-rule.ts';
import type { PlacedRule } from './read-rules.ts';

const options: Readonly<Record<string, string>> = {
  alert_by_email: 'the alert goes by mail whatever its level (<options>alert_by_email</options>)',
  no_email_alert: 'the alert never goes by mail (<options>no_email_alert</options>)',
  no_full_log: 'the alert leaves the log out (<options>no_full_log</options>)',
  no_ar: 'no active response is started (<options>no_ar</options>)',
  log_alert: 'it alerts below the level that the manager asks for (<options>log_alert</options>)',
  no_counter: 'it is not counted in statistics (<options>no_counter</options>)',
};

/** What is not carried over of a rule that is adopted: it says nothing about which events raise it. */
export function notesOf({ element }: PlacedRule, detections: readonly AdoptedDetection[]): readonly string[] {
  const notes = element.children.flatMap(({ name, text, attributes }) => {
    if (name === 'options') return ownEntry(options, text.trim()) ?? [];
    if (name === 'description' && /\$\(/.test(text))
      return 'the description names values of the event, the title cannot';
    if (name === 'cve' || (name === 'info' && attributes.type === 'cve')) return `the CVE ${text.trim()}`;
    if (name === 'list') return 'the list is read when the pack is built, not when the manager starts';
    return [];
  });
  const passedOver = detections.flatMap((each) => each.passedOver);
  if (passedOver.length > 0) {
    notes.push(
      `it names no decoder or parent, so rules for other lines (${someOf(passedOver)}) took theirs before it; the Sigma rule sees these as well`,
    );
  }
  const untold = detections.flatMap((each) => each.untold);
  if (untold.length > 0) {
    notes.push(
      `rules of the manager may have taken some of its events before it (${someOf(untold)}), and the built-in index does not hold what they ask for: name the manager's ruleset with --ruleset`,
    );
  }
  const asMeant = detections.flatMap((each) => each.asMeant);
  if (asMeant.length > 0) {
    notes.push(
      `where a repeat of osregex meets what it takes as well (in ${someOf(asMeant)}), Wazuh may overlook a text that the Sigma rule finds: " from" behind "\\.+" where two blanks are in front of it`,
    );
  }
  if (element.children.some(countsBytes)) {
    notes.push(
      'a "." or a class of its pattern takes one byte in Wazuh, one character in Sigma: they differ beyond ASCII',
    );
  }
  const { ignore } = element.attributes;
  if (ignore !== undefined) notes.push(`ignore="${ignore}": it is silent for so many seconds after it fired`);
  return [...new Set(notes)];
}

/** Whether a pattern asks for a number of characters that may be any: `.`, `[^"]`, `.{3}`, but not `.*`. */
function countsBytes({ name, text, attributes }: PlacedRule['element']): boolean {
  if (attributes.type?.toLowerCase() === 'pcre2') {
    const bare = text.replaceAll(/\\[^DWS]/g, '');
    return /(?:\.|\[\^[^\]]*\]|\\[DWS])(?![*+])/.test(bare);
  }
  const isRegex = name === 'regex' || name === 'field' || attributes.type?.toLowerCase() === 'osregex';
  return isRegex && attributes.type?.toLowerCase() !== 'osmatch' && /\\[.DWS](?![*+])/.test(text);
}

function someOf(ids: readonly number[]): string {
  const distinct = [...new Set(ids)];
  const more = distinct.length > 5 ? ` and ${distinct.length - 5} more` : '';
  return `${distinct.slice(0, 5).join(', ')}${more}`;
}
