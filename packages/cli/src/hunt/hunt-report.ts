import { levels } from '@sigmazuh/parser';
import { createColors } from 'picocolors';
import { plainTable } from '../terminal/plain-table.ts';
import type { Terminal } from '../terminal.ts';
import type { HuntGroup } from './hunt-correlation.ts';
import type { HuntResult, SampleHit } from './hunt-rules.ts';
import type { HuntedRule } from './hunted-rules.ts';

/** What people read: the rules that found something, the most severe first, with a few of their events. */
export function huntText(results: readonly HuntResult[], terminal: Terminal): string {
  const colors = createColors(terminal.colour);
  const table = plainTable(['hits', 'level', 'rule']);
  const found = results.filter(hasHits).sort(bySeverity);
  for (const { rule, hits } of found) table.push([hits, levelOf(rule), rule.title]);
  const samples = found.flatMap((each) => [
    `\n${colors.bold(each.rule.title)}  ${each.hits} ${each.hits === 1 ? 'hit' : 'hits'}`,
    ...('groups' in each
      ? groupTexts(each.rule, each.groups)
      : each.samples.flatMap((sample) => sampleLines(sample, each.rule))),
  ]);
  const failed = results.flatMap((each) => ('error' in each ? [`${each.rule.title}: ${each.error}`] : []));
  const failures = failed.length === 0 ? [] : [`\nnot searched:`, ...failed.map((each) => `  ${each}`)];
  return [...(found.length === 0 ? [] : [table.toString()]), ...samples, ...failures, ''].join('\n');
}

/** The same for programs. */
export function huntJson(results: readonly HuntResult[]): readonly object[] {
  return results.map((result) => {
    const { id, title, level, file, indices } = result.rule;
    const head = { id, title, level, path: file, indices, milliseconds: result.milliseconds };
    if ('error' in result) return { ...head, error: result.error };
    if ('groups' in result) {
      const groups = result.groups.map((group) => groupJson(result.rule, group));
      return { ...head, hits: result.hits, groups };
    }
    const samples = result.samples.map(({ index, id: hit, time, source }) => ({
      index,
      id: hit,
      time,
      event: source,
    }));
    return { ...head, hits: result.hits, samples };
  });
}

/** A group for programs: its values by the fields of `group-by`, and how often and when the correlation holds. */
export function groupJson({ fields }: HuntedRule, { by, events, first, last }: HuntGroup) {
  const group = Object.fromEntries(fields.map((name, i) => [name, by[i] ?? '']));
  return { group, events, first: timeText(first), last: timeText(last) };
}

/** More groups than this are told to programs only. */
const mostGroups = 20;

function groupTexts({ fields }: HuntedRule, groups: readonly HuntGroup[]): readonly string[] {
  const lines = groups.slice(0, mostGroups).map(({ by, events, first, last }) => {
    const values = fields.map((name, i) => `${name}: ${shown(by[i] ?? '')}`).join(', ');
    const times = first === last ? timeText(first) : `${timeText(first)} to ${timeText(last)}`;
    return `  ${times}  ${values === '' ? '' : `${values}  `}${events} ${events === 1 ? 'time' : 'times'}`;
  });
  const rest = groups.length - lines.length;
  return rest > 0 ? [...lines, `  and ${rest} other groups`] : lines;
}

const timeText = (milliseconds: number): string => new Date(milliseconds).toISOString();

type Found = Exclude<HuntResult, { readonly error: string }>;

function hasHits(result: HuntResult): result is Found {
  return !('error' in result) && result.hits > 0;
}

function levelOf({ level }: HuntedRule) {
  return level ?? 'medium';
}

function bySeverity(one: Found, other: Found): number {
  const severity = ({ rule }: Found) => levels.indexOf(levelOf(rule));
  return severity(other) - severity(one) || other.hits - one.hits;
}

/** When, where, and what the fields that the rule asks for hold. */
function sampleLines({ index, id, time, source }: SampleHit, { fields }: HuntedRule): readonly string[] {
  const values = fields.flatMap((name) => {
    const value = valueAt(source, name);
    return value === undefined ? [] : [`    ${name}: ${shown(value)}`];
  });
  const agent = valueAt(source, 'agent.name');
  const where = agent === undefined ? '' : `  ${shown(agent)}`;
  return [`  ${time ?? ''}${where}  ${index}/${id}`, ...values];
}

function valueAt(source: unknown, name: string): unknown {
  if (typeof source !== 'object' || source === null) return undefined;
  if (Object.hasOwn(source, name)) return Reflect.get(source, name);
  const dot = name.indexOf('.');
  return dot < 0 ? undefined : valueAt(Reflect.get(source, name.slice(0, dot)), name.slice(dot + 1));
}

/** One line, without what would move a terminal's cursor. */
function shown(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(
    /[\0-\x1f\x7f-\x9f]/g,
    ' ',
  );
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
