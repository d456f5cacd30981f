import {
  cutAround,
  type ExplainedSearch,
  endText,
  type LookedAt,
  lookedAt,
  piecesOf,
  type RuleExplanation,
  type Step,
  stepsOf,
  verdictOf,
} from '@sigmazuh/explain';
import type { createColors } from 'picocolors';

type Colors = ReturnType<typeof createColors>;

/** For people: the verdict first, then why. */
export function explanationText(explanation: RuleExplanation, colors: Colors): string {
  const { entry, event, diagnostics, texts } = explanation;
  const { outcome, text } = verdictOf(explanation);
  const signs = {
    alert: colors.green('✓'),
    'no alert': colors.red('✗'),
    'judges differ': colors.yellow('!'),
    unknown: ' ',
  };
  const head = `${colors.bold(entry.title)}  ${colors.dim(`${entry.path}, ${entry.level ?? 'no level'}`)}\n`;
  const verdict = event === null ? `${text}\n` : `${signs[outcome]} ${colors.bold(text)}\n`;
  const why = event === null ? '' : `\n${sigmaText(explanation, colors)}\n${wazuhText(explanation, colors)}`;
  const said = diagnostics === '' ? '' : `\n${diagnostics}`;
  // Of an event somebody wants to know why; of a rule, what became of it.
  const rules =
    event === null && texts.length > 0
      ? `\n${texts.map(({ file, text: rule }) => `  <!-- ${file} -->\n${rule}\n`).join('\n')}`
      : '';
  return head + verdict + why + said + rules;
}

function sigmaText({ rule, event }: RuleExplanation, colors: Colors): string {
  const sigma = event?.sigma ?? null;
  if (sigma === null) return 'Sigma: the event cannot be read, or the rule has no meaning\n';
  if (sigma.sources.length === 0) return 'Sigma: does not match, the event is of another log source\n';
  const lines = sigma.sources.flatMap(({ detection, filters }) => [
    ...detection.identifiers.flatMap(({ name, search, holds }) => [
      `  ${mark(holds, colors)} ${name}`,
      ...searchLines(search, '    ', rule, colors),
    ]),
    ...filters.map(
      ({ filter, detection: { holds } }) => `  ${mark(holds, colors)} filter ${filter.title.value}`,
    ),
  ]);
  return `Sigma: ${sigma.holds ? 'matches' : 'does not match'}\n${lines.join('\n')}\n`;
}

function searchLines(
  search: ExplainedSearch,
  indent: string,
  rule: RuleExplanation['rule'],
  colors: Colors,
): readonly string[] {
  if (search.kind !== 'item') {
    const [only, second] = search.searches;
    if (only !== undefined && second === undefined) return searchLines(only, indent, rule, colors);
    const inner = search.searches.flatMap((each) => searchLines(each, `${indent}  `, rule, colors));
    return [
      `${indent}${mark(search.holds, colors)} ${search.kind === 'all' ? 'all of' : 'any of'}`,
      ...inner,
    ];
  }
  const { field, modifiers, range, holds } = search;
  const head = `${indent}${mark(holds, colors)} ${[field ?? 'keywords', ...modifiers].join('|')}  ${colors.dim(`${range.file}:${range.start.line}`)}`;
  const texts = lookedAt(search, rule);
  if (texts === null) return [`${head}  the event has no such field`];
  const shown = texts.slice(0, mostTexts);
  const more = texts.length > shown.length ? [`${indent}    and ${texts.length - shown.length} more`] : [];
  return [head, ...shown.flatMap((each) => textLines(each, `${indent}    `, colors)), ...more];
}

const mostTexts = 3;
const widest = 100;

/** A text cut to the part that matters, and what its values found underlined. */
function textLines(looked: LookedAt, indent: string, colors: Colors): readonly string[] {
  const { text, parts } = cutAround(looked, widest);
  // Every character takes one column, so that the line below stands where it should.
  const line = `${indent}${text.replace(/[\u0000-\u001f\u007f]/g, '␣')}`;
  const under = piecesOf({ text, parts })
    .map((piece) => (piece.isMarked ? '^' : ' ').repeat(piece.text.length))
    .join('')
    .trimEnd();
  return under === '' ? [line] : [line, `${indent}${colors.green(under)}`];
}

function wazuhText(explanation: RuleExplanation, colors: Colors): string {
  const wazuh = explanation.event?.wazuh ?? null;
  if (wazuh === null) {
    return 'Wazuh: not asked; it needs the event as a line ("log") or as an agent sends it ("winevt")\n';
  }
  const { verdict } = wazuh;
  const end =
    verdict.rule === null
      ? endText(wazuh)
      : `the event ends in rule ${verdict.rule.id}, level ${verdict.rule.level} (${verdict.path.join(' > ')})`;
  const steps = stepsOf(explanation);
  const reached = steps.filter(({ attempt }) => attempt !== null);
  const lines = reached.map((step) => stepText(step, colors));
  const rest = steps.length - reached.length;
  const more = rest > 0 ? [`  ${colors.dim(`${rest} of its rules were not reached`)}`] : [];
  return `Wazuh: ${end}, ${verdict.tried} rules tried\n${[...lines, ...more].map((line) => `${line}\n`).join('')}`;
}

function stepText({ id, attempt }: Step, colors: Colors): string {
  if (attempt === null || attempt.failed === null) return `  ${mark(true, colors)} rule ${id}`;
  const { option, wanted, text } = attempt.failed;
  const looked = text === null ? 'the event has none' : JSON.stringify(text);
  return `  ${mark(false, colors)} rule ${id}: ${option} wants ${shortened(wanted)}, looked at ${shortened(looked)}`;
}

const mark = (holds: boolean, colors: Colors): string => (holds ? colors.green('✓') : colors.red('✗'));

const longest = 200;
const shortened = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)}…`);
