import type { createColors } from 'picocolors';
import type { JudgedCase } from '../project/judge-fixtures.ts';
import { counted } from '../terminal/counted.ts';
import { expectedText, gotTexts, others } from '../testing/expected.ts';

type Colors = ReturnType<typeof createColors>;

/** What became of every payload: a heading for each technique, a line for each case, and what the judges differ in. */
export function payloadTable(judged: readonly JudgedCase[], colors: Colors): string {
  const files = new Map<string, JudgedCase[]>();
  for (const each of judged) files.set(each.fixture.file, [...(files.get(each.fixture.file) ?? []), each]);
  const wrong = judged.filter(({ agrees }) => !agrees).length;
  const caught = judged.filter(({ wazuh }) => wazuh.alerts.length > 0).length;
  const blocks = [...files].map(([file, cases]) => block(file, cases, colors));
  const alone = judged.filter(({ judgedBy }) => judgedBy === 'sigma').length;
  const outcome = wrong === 0 ? colors.green('both judges agree on all') : colors.red(`${wrong} differ`);
  const left = judged.length - caught - alone;
  const counts = `${counted(judged.length, 'payload')}, ${caught} caught, ${left} let through`;
  const refused = alone === 0 ? '' : `, ${alone} of correlations that the pack has not`;
  return `${blocks.join('\n')}\n${counts}${refused}: ${outcome}\n`;
}

function block(file: string, cases: readonly JudgedCase[], colors: Colors): string {
  const title = cases[0]?.fixture.technique.value ?? file;
  const width = Math.max(...cases.map((each) => each.case.name.length));
  const lines = cases.map((each) => `${line(each, width, colors)}\n`);
  return `${colors.bold(title)}  ${colors.dim(file)}\n${lines.join('')}`;
}

function line(judged: JudgedCase, width: number, colors: Colors): string {
  const { case: each, wazuh, judgedBy, agrees } = judged;
  const name = each.name.padEnd(width);
  const [alert] = wazuh.alerts;
  const bySigma = judged.sigma.winners.length > 0 ? 'not in the pack; Sigma raises it' : 'not in the pack';
  const none = colors.dim(judgedBy === 'sigma' ? bySigma : `no alert${others(judged)}`);
  const verdict = alert === undefined ? none : `rule ${alert.rule}, level ${alert.level}`;
  if (agrees) return `  ${colors.green('✓')} ${name}  ${verdict}`;
  const [got = '', wazuhGot = ''] = gotTexts(judged);
  return [
    `  ${colors.red('✗')} ${colors.red(each.name)}  ${colors.dim(`${judged.fixture.file}:${each.range.start.line}`)}`,
    `      ${colors.green(`- expected  ${expectedText(judged)}`)}`,
    `      ${colors.red(`+ ${got}`)}`,
    `      ${colors.red(`+ ${wazuhGot}`)}`,
  ].join('\n');
}
