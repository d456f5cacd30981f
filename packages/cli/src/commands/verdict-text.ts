import type { LoadSummary, Verdict } from '@sigmazuh/logtest';
import type { createColors } from 'picocolors';

type Colors = ReturnType<typeof createColors>;

/** For people: what became of an event, then what was read of it. */
export function verdictText(verdict: Verdict, colors: Colors): string {
  const { id, decoder, path, predecoder, fields, tried } = verdict;
  const lines = [
    ['decoder', decoder ?? 'none'],
    ['rules', `${path.length === 0 ? 'none' : path.join(' > ')} (${tried} tried)`],
    ...Object.entries(predecoder),
    ...Object.entries(verdict.static),
    ...Object.entries(fields),
  ] as const;
  const width = Math.max(...lines.map(([name]) => name.length));
  const read = lines.map(([name, text]) => `    ${colors.dim(name.padEnd(width))}  ${text}\n`).join('');
  return `${id}  ${outcomeText(verdict, colors)}\n${read}`;
}

function outcomeText({ outcome, rule }: Verdict, colors: Colors): string {
  const by =
    rule === null ? '' : ` rule ${rule.id}, level ${rule.level}: ${rule.description ?? ''}`.trimEnd();
  switch (outcome) {
    case 'alert':
      return `${colors.green('✓')} alert of${by}`;
    case 'no_log':
      return `no alert, by${by}`;
    case 'level0':
      return `no alert, ends in${by}`;
    case 'none':
      return 'no alert, no rule takes it';
    case 'winevt_decode_failed':
      return 'no alert, it cannot be read as a Windows event';
  }
}

/** For people: what the loader made of the rules. */
export function loadText({ ok, rules, nodes, messages }: LoadSummary): string {
  const said = messages.map(({ level, text }) => `${level}: ${text}\n`).join('');
  const end = ok
    ? `${rules} rules in ${nodes} places, the loader says ${messages.length === 0 ? 'nothing' : 'the above'}\n`
    : 'the rules are refused: analysisd would not start\n';
  return said + end;
}
