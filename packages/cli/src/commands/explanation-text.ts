import type { Explanation as SigmaExplanation } from '@sigmazuh/evaluator';
import type { Attempt, Explanation as WazuhExplanation } from '@sigmazuh/logtest';
import type { ManifestRule } from '@sigmazuh/wazuh';
import type { createColors } from 'picocolors';
import type { PackRuleText } from './pack-rule-texts.ts';

/** What both judges say of one event; `null` when it has no form that the judge reads. */
export interface EventExplanation {
  readonly sigma: SigmaExplanation | null;
  readonly wazuh: WazuhExplanation | null;
}

export interface RuleExplanation {
  readonly entry: ManifestRule;
  readonly texts: readonly PackRuleText[];
  /** Diagnostics of the rule's file, as text. */
  readonly diagnostics: string;
  readonly event: EventExplanation | null;
}

type Colors = ReturnType<typeof createColors>;
type Search = SigmaExplanation['sources'][number]['detection']['identifiers'][number]['search'];

/** For people: the rule, its Wazuh rules, and for an event the items that held and failed. */
export function explanationText(
  { entry, texts, diagnostics, event }: RuleExplanation,
  colors: Colors,
): string {
  const head = `${colors.bold(entry.title)}  ${colors.dim(`${entry.path}, ${entry.level ?? 'no level'}`)}\n`;
  const became =
    entry.status === 'refused'
      ? `refused: ${entry.reason ?? ''}\n`
      : `alerts as ${entry.wazuhIds.join(', ')}; with what they hang under:\n\n${texts.map(ruleText).join('\n')}`;
  const said = diagnostics === '' ? '' : `\n${diagnostics}`;
  return head + became + said + (event === null ? '' : eventText(event, texts, colors));
}

const ruleText = ({ file, text }: PackRuleText): string => `  <!-- ${file} -->\n${text}\n`;

function eventText(
  { sigma, wazuh }: EventExplanation,
  texts: readonly PackRuleText[],
  colors: Colors,
): string {
  const ids = new Set(texts.map(({ id }) => id));
  return `\n${sigmaText(sigma, colors)}\n${wazuhText(wazuh, ids, colors)}`;
}

function sigmaText(explanation: SigmaExplanation | null, colors: Colors): string {
  if (explanation === null) return 'Sigma: the event cannot be read, or the rule has no meaning\n';
  if (explanation.sources.length === 0) return 'Sigma: does not match, the event is of another log source\n';
  const lines = explanation.sources.flatMap(({ detection, filters }) => [
    ...detection.identifiers.flatMap(({ name, search, holds }) => [
      `  ${mark(holds, colors)} ${name}`,
      ...searchLines(search, '    ', colors),
    ]),
    ...filters.map(
      ({ filter, detection: { holds } }) => `  ${mark(holds, colors)} filter ${filter.title.value}`,
    ),
  ]);
  return `Sigma: ${explanation.holds ? 'matches' : 'does not match'}\n${lines.join('\n')}\n`;
}

function searchLines(search: Search, indent: string, colors: Colors): readonly string[] {
  if (search.kind !== 'item') {
    const inner = search.searches.flatMap((each) => searchLines(each, `${indent}  `, colors));
    return [
      `${indent}${mark(search.holds, colors)} ${search.kind === 'all' ? 'all of' : 'any of'}`,
      ...inner,
    ];
  }
  const { field, modifiers, range, lookedAt, holds } = search;
  const name = [field ?? 'keywords', ...modifiers].join('|');
  const place = `${range.file}:${range.start.line}`;
  const text =
    lookedAt === null
      ? 'the event has no such field'
      : lookedAt.map((each) => JSON.stringify(each)).join(', ');
  return [`${indent}${mark(holds, colors)} ${name}  ${colors.dim(place)}  ${shortened(text)}`];
}

function wazuhText(explanation: WazuhExplanation | null, ids: ReadonlySet<number>, colors: Colors): string {
  if (explanation === null) return 'Wazuh: the event cannot be read, or the rules do not load\n';
  const { verdict, attempts } = explanation;
  const end =
    verdict.rule === null
      ? 'no rule takes the event'
      : `the event ends in rule ${verdict.rule.id}, level ${verdict.rule.level} (${verdict.path.join(' > ')})`;
  const lines = attempts.filter(({ rule }) => ids.has(rule)).map((each) => attemptLine(each, colors));
  const none = lines.length === 0 ? ['  none of its rules was reached'] : lines;
  return `Wazuh: ${end}, ${verdict.tried} rules tried\n${none.join('\n')}\n`;
}

function attemptLine({ rule, failed }: Attempt, colors: Colors): string {
  if (failed === null) return `  ${mark(true, colors)} rule ${rule}`;
  const text = failed.text === null ? 'the event has none' : JSON.stringify(failed.text);
  return `  ${mark(false, colors)} rule ${rule}: ${failed.option} wants ${shortened(failed.wanted)}, looked at ${shortened(text)}`;
}

const mark = (holds: boolean, colors: Colors): string => (holds ? colors.green('✓') : colors.red('✗'));

const longest = 200;
const shortened = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)}…`);
