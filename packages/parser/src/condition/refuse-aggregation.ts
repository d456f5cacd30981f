import type { Reporter } from '../reporter.ts';
import type { Token } from './tokens.ts';

/**
 * Conditions once could end in `| count() by User > 5` or `| near other`. That syntax was taken out of Sigma in
 * favour of correlation rules; it is refused by name rather than as a mere syntax error.
 */
export function refuseAggregation(
  tokens: readonly Token[],
  offsets: readonly number[],
  report: Reporter,
): boolean {
  const index = tokens.findIndex((token) => token.kind === '|');
  const pipe = tokens[index];
  if (pipe === undefined) return false;
  const last = tokens.at(-2) ?? pipe;
  const range = report.source.range(offsets[pipe.start] ?? 0, (offsets[last.end - 1] ?? 0) + 1);
  const name = tokens[index + 1]?.text ?? '';
  const what = name === '' ? 'the pipe' : `"| ${name}"`;
  report.error(
    'aggregation-condition',
    range,
    `${what} is an old aggregation, which conditions no longer have`,
    {
      hint: hintFor(name.toLowerCase()),
    },
  );
  return true;
}

function hintFor(name: string): string {
  switch (name) {
    case 'near':
      return 'write one rule per event and a correlation rule of type "temporal"';
    case 'count':
      return 'write a correlation rule of type "event_count", or "value_count" to count different values';
    case 'sum':
      return 'write a correlation rule of type "value_sum"';
    case 'avg':
      return 'write a correlation rule of type "value_avg"';
    default:
      return 'write a correlation rule that refers to this one';
  }
}
