import type { createColors } from 'picocolors';
import type { Coverage } from './coverage.ts';

const shown = 5;

/** For people: rules without a fixture, and values that no fixture needs. */
export function coverageText({ rules }: Coverage, colors: ReturnType<typeof createColors>): string {
  const unreached = rules.filter(({ reached }) => !reached);
  const partly = rules.filter(({ reached, unreached: left }) => reached && left.length > 0);
  const values = rules.reduce((sum, rule) => sum + rule.values, 0);
  const left = rules.reduce((sum, rule) => sum + rule.unreached.length, 0);
  const lines = [
    ...(unreached.length === 0 ? [] : [colors.bold('rules that no fixture reaches')]),
    ...unreached.map(({ title, path }) => `  ${title}  ${colors.dim(path)}`),
    ...(partly.length === 0 ? [] : [colors.bold('values that no fixture reaches')]),
    ...partly.flatMap(({ title, path, values: all, unreached: missing }) => [
      `  ${title}  ${colors.dim(`${path}, ${all - missing.length} of ${all}`)}`,
      ...missing.slice(0, shown).map(({ line, text }) => `    ${colors.dim(`${line}:`)} ${text}`),
      ...(missing.length > shown ? [`    and ${missing.length - shown} more`] : []),
    ]),
    `${rules.length - unreached.length} of ${rules.length} rules reached, ${values - left} of ${values} values in them`,
  ];
  return `${lines.join('\n')}\n`;
}
