import type { Reporter } from '../reporter.ts';
import type { ScalarOffsets } from '../yaml/scalar-offsets.ts';
import type { Token } from './tokens.ts';

/**
 * Conditions once could end in `| count() by User > 5` or `| near other`. That syntax was taken out of Sigma in
 * favour of correlation rules; it is refused by name rather than as a mere syntax error.
 */
export function refuseAggregation(
  tokens: readonly Token[],
  offsets: ScalarOffsets,
  report: Reporter,
): boolean {
  const index = tokens.findIndex((token, at) => token.kind === '|' || isCall(tokens, at));
  const start = tokens[index];
  if (start === undefined) return false;
  const last = tokens.at(-2) ?? start;
  const range = report.source.range(offsets(start.start), offsets(last.end - 1) + 1);
  const name = (start.kind === '|' ? tokens[index + 1]?.text : start.text) ?? '';
  const what = name === '' ? 'the pipe' : `"${name}"`;
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

const functions = new Set(['count', 'sum', 'avg', 'min', 'max']);

/** `count(` with nothing between: some wrote the aggregation without a pipe. */
function isCall(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const following = tokens[at + 1];
  if (token === undefined || !functions.has(token.text.toLowerCase())) return false;
  return following?.kind === '(' && following.start === token.end;
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
