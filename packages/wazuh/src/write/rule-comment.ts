import type { AlertingDocument } from './rule-texts.ts';

/** What people are told in front of a rule that alerts; the Detection Rule License asks for the author's name. */
export function ruleComment(
  { kind, range, author, status, falsePositives }: AlertingDocument,
  told: readonly string[] = [],
): readonly string[] {
  const known = falsePositives.map(({ value }) => plain(value)).filter((text) => text !== '');
  return [
    `Sigma ${kind}: ${range.file}`,
    ...(author === null ? [] : [`Author: ${plain(author.value)}`]),
    ...(status === null ? [] : [`Status: ${status.value}`]),
    ...(known.length === 0 ? [] : [`False positives: ${known.join('; ')}`]),
    ...told.map((text) => `In Wazuh: ${plain(text)}`),
  ];
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
