import type { Condition } from '../../condition.ts';
import type { SourceText } from '../../source-text.ts';
import { detectionOf } from '../../walk.ts';
import type { DocumentCheck, Say } from '../check-rule.ts';

const operator = /(?<![^\s()])(?:AND|OR|NOT|And|Or|Not|OF|Of|ALL|All|ANY|Any|THEM|Them)(?![^\s()])/g;

export const operatorCase: DocumentCheck = {
  scope: 'document',
  id: 'operator-case',
  severity: 'warning',
  summary: 'an operator of a condition in capital letters',
  examine(document, say, source) {
    const detection = detectionOf(document);
    const names = new Set(detection?.identifiers.map(({ name }) => name.value));
    for (const condition of detection?.conditions ?? []) examineCondition(condition, names, say, source);
  },
};

function examineCondition(
  condition: Condition,
  names: ReadonlySet<string>,
  say: Say,
  source: SourceText,
): void {
  const start = condition.range.start.offset;
  const text = source.text.slice(start, condition.range.end.offset);
  for (const found of text.matchAll(operator)) {
    const [word] = found;
    if (names.has(word)) continue;
    const range = source.range(start + found.index, start + found.index + word.length);
    say(range, `other tools do not take "${word}" for an operator`, {
      hint: `write "${word.toLowerCase()}"`,
      fix: { range, text: word.toLowerCase() },
    });
  }
}
