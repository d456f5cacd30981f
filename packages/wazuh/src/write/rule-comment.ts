import type { SigmaRule } from '@sigmazuh/parser';

/** What people are told in front of a rule that alerts; the Detection Rule License asks for the author's name. */
export function ruleComment({ range, author, status, falsePositives }: SigmaRule): readonly string[] {
  const known = falsePositives.map(({ value }) => plain(value)).filter((text) => text !== '');
  return [
    `Sigma rule: ${range.file}`,
    ...(author === null ? [] : [`Author: ${plain(author.value)}`]),
    ...(status === null ? [] : [`Status: ${status.value}`]),
    ...(known.length === 0 ? [] : [`False positives: ${known.join('; ')}`]),
  ];
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
