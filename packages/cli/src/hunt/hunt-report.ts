import { leavesOf, type SearchableRule } from '@sigmazuh/opensearch';
import { levels } from '@sigmazuh/parser';
import { createColors } from 'picocolors';
import { plainTable } from '../commands/coverage-table.ts';
import type { Terminal } from '../terminal.ts';
import type { HuntResult, SampleHit } from './hunt-rules.ts';

/** What people read: the rules that found something, the most severe first, with a few of their events. */
export function huntText(results: readonly HuntResult[], terminal: Terminal): string {
  const colors = createColors(terminal.colour);
  const table = plainTable(['hits', 'level', 'rule']);
  const found = results.filter(hasHits).sort(bySeverity);
  for (const { rule, hits } of found) table.push([hits, levelOf(rule), rule.rule.title.value]);
  const samples = found.flatMap(({ rule, hits, samples: own }) => [
    `\n${colors.bold(rule.rule.title.value)}  ${hits} ${hits === 1 ? 'hit' : 'hits'}`,
    ...own.flatMap((each) => sampleLines(each, rule)),
  ]);
  const failed = results.flatMap((each) =>
    'error' in each ? [`${each.rule.rule.title.value}: ${each.error}`] : [],
  );
  const failures = failed.length === 0 ? [] : [`\nnot searched:`, ...failed.map((each) => `  ${each}`)];
  return [...(found.length === 0 ? [] : [table.toString()]), ...samples, ...failures, ''].join('\n');
}

/** The same for programs. */
export function huntJson(results: readonly HuntResult[]): readonly object[] {
  return results.map((result) => {
    const { id, title, level, range } = result.rule.rule;
    const head = {
      id: id?.value ?? null,
      title: title.value,
      level: level?.value ?? null,
      path: range.file,
      indices: result.rule.index.indices,
    };
    if ('error' in result) return { ...head, error: result.error };
    const samples = result.samples.map(({ index, id: hit, time, source }) => ({
      index,
      id: hit,
      time,
      event: source,
    }));
    return { ...head, hits: result.hits, samples };
  });
}

type Found = Exclude<HuntResult, { readonly error: string }>;

function hasHits(result: HuntResult): result is Found {
  return !('error' in result) && result.hits > 0;
}

function levelOf({ rule }: SearchableRule) {
  return rule.level?.value ?? 'medium';
}

function bySeverity(one: Found, other: Found): number {
  const severity = ({ rule }: Found) => levels.indexOf(levelOf(rule));
  return severity(other) - severity(one) || other.hits - one.hits;
}

/** When, where, and what the fields that the rule asks for hold. */
function sampleLines({ index, id, time, source }: SampleHit, { query }: SearchableRule): readonly string[] {
  const names = new Set(leavesOf(query).flatMap((leaf) => ('field' in leaf ? [leaf.field] : [])));
  const values = [...names].flatMap((name) => {
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
