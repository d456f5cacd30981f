import { describe, expect, it } from 'vitest';
import { opensearch } from '../src/index.ts';
import { documents } from './rules.ts';

const rule = (name: string, logSource: string, item: string) =>
  `title: ${name}\nname: ${name}\nlogsource: ${logSource}\ndetection:\n  a:\n    ${item}\n  condition: a\n`;
const failed = rule('failed', '{product: windows, service: security}', 'EventID: 4625');
const logon = rule('logon', '{product: windows, service: security}', 'EventID: 4624');
const correlation = (lines: string, title = 'Several') =>
  `title: ${title}\nname: several\nlevel: high\ncorrelation:\n${lines.replace(/^/gm, '  ')}\n`;
const several = correlation(
  'type: event_count\nrules: [failed]\ngroup-by: [IpAddress]\ntimespan: 5m\ncondition: {gte: 5}',
);

function build(...texts: readonly string[]) {
  const { entries, files } = opensearch.build(documents(...texts), {});
  const file = (path: string) => files.find((each) => each.path === path)?.text ?? '';
  const monitors = file('monitors.ndjson')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return { entries, file, monitors };
}

/** What a correlation is told by in its request. */
function parametersOf(...texts: readonly string[]) {
  return JSON.parse(build(...texts).file('queries/several.json')).search.aggs.correlation.scripted_metric
    .params;
}

describe('a correlation becomes an aggregation', () => {
  it('that gives each search a bit of the score, and knows where values are', () => {
    const { search } = JSON.parse(build(failed, several).file('queries/several.json'));
    expect(
      search.query.bool.should.map(
        (each: { constant_score: { boost: number } }) => each.constant_score.boost,
      ),
    ).toEqual([1]);
    expect(parametersOf(failed, several)).toMatchObject({
      searches: [{ of: '0', fields: { IpAddress: ['data.win.eventdata.ipAddress'] } }],
      steps: [
        {
          of: '1',
          type: 'event_count',
          groupBy: ['IpAddress'],
          milliseconds: 300_000,
          comparisons: [{ operator: 'gte', value: 5 }],
          references: [{ of: '0', aliases: {} }],
        },
      ],
    });
  });

  it('over correlations too, each behind those it refers to, with aliases through all of them', () => {
    const outer =
      'title: Outer\nname: outer\ncorrelation:\n  type: temporal_ordered\n  rules: [several, logon]\n' +
      '  group-by: [Who]\n  timespan: 1h\n  aliases:\n    Who: {several: IpAddress, logon: SubjectUserName}\n';
    const { entries, file } = build(failed, logon, several, outer);
    const { params } = JSON.parse(file('queries/outer.json')).search.aggs.correlation.scripted_metric;
    expect(params.steps.map(({ of, type }: { of: string; type: string }) => [of, type])).toEqual([
      ['1', 'event_count'],
      ['3', 'temporal_ordered'],
    ]);
    expect(params.searches.map(({ fields }: { fields: object }) => Object.keys(fields))).toEqual([
      ['IpAddress'],
      ['SubjectUserName'],
    ]);
    expect(entries.map(({ title, status, query }) => [title, status, query])).toEqual([
      ['Outer', 'converted', 'queries/outer.json'],
      ['failed', 'converted', undefined],
      ['logon', 'converted', undefined],
      ['Several', 'converted', undefined],
    ]);
  });

  it('and a monitor that looks back over the time span, and tells what was completed since the last look', () => {
    const { monitors } = build(failed, several);
    // Rules that only serve the correlation have none.
    expect(monitors.map(({ name }) => name)).toEqual(['Sigma: Several']);
    const [{ inputs, triggers }] = monitors;
    const { query, aggs } = inputs[0].search.query;
    expect(query.bool.filter[0].range.timestamp.gt).toBe(`{{period_end}}||-${15 * 60 + 300}s`);
    expect(aggs.correlation.scripted_metric.params).toMatchObject({
      after: '{{period_end}}',
      before: 900_000,
    });
    expect(triggers[0].query_level_trigger).toMatchObject({
      severity: '2',
      condition: { script: { source: 'ctx.results[0].aggregations.correlation.value.events > 0' } },
    });
  });

  it('with fields that are made from the line', () => {
    const { file } = build(
      rule('failed', '{product: linux, service: auditd}', 'type: SYSCALL'),
      correlation(
        'type: value_count\nrules: [failed]\ngroup-by: [pid]\ntimespan: 5m\ncondition: {field: exe, gte: 5}',
      ),
    );
    const { map_script, params } = JSON.parse(file('queries/several.json')).search.aggs.correlation
      .scripted_metric;
    expect(params.searches[0].fields).toMatchObject({
      pid: ['sigmazuh_audit_pid'],
      exe: ['sigmazuh_audit_exe'],
    });
    // One function makes each, and what both need is there once.
    expect(map_script.match(/List made\d/g)).toHaveLength(2);
    expect(map_script.match(/List recordsOf/g)).toHaveLength(1);
  });

  it('and rules stand for themselves where it says so', () => {
    const { entries, monitors } = build(
      failed,
      several.replace('  timespan', '  generate: true\n  timespan'),
    );
    expect(entries.map(({ query }) => query)).toEqual(['queries/failed.json', 'queries/several.json']);
    expect(monitors).toHaveLength(2);
  });

  it('with filters that name it on the rules it refers to', () => {
    const filter =
      'title: Not the scanner\nlogsource: {product: windows}\nfilter:\n  rules: [several]\n' +
      "  selection: {IpAddress: '192.0.2.8'}\n  condition: not selection\n";
    const { file } = build(failed, several, filter);
    expect(JSON.stringify(JSON.parse(file('queries/several.json')).search.query)).toContain('192.0.2.8');
  });
});

describe('a correlation is refused, and what only serves it', () => {
  const one = (lines: string) => [failed, correlation(lines)];
  it.each([
    {
      what: 'when a rule it refers to has no search',
      texts: [rule('failed', '{product: toaster}', 'EventID: 1'), several],
      reason: /the rule "failed" that it refers to has no search: no pipeline says where/,
    },
    {
      what: 'when events are related by what other fields tell',
      texts: [
        rule('failed', '{product: windows, category: process_creation}', "Image|endswith: 'a.exe'"),
        correlation('type: event_count\nrules: [failed]\ngroup-by: [md5]\ntimespan: 5m\ncondition: {gte: 5}'),
      ],
      reason: /"md5" is told by other fields/,
    },
    {
      what: 'when events have no such field',
      texts: [
        rule('failed', '{product: linux, service: auth}', "USER: 'root'"),
        correlation(
          'type: event_count\nrules: [failed]\ngroup-by: [nothing]\ntimespan: 5m\ncondition: {gte: 5}',
        ),
      ],
      reason: /have no field that "nothing" could stand for/,
    },
    {
      what: 'when it refers to itself',
      texts: one('type: temporal\nrules: [failed, several]\ntimespan: 5m'),
      reason: /refers to itself/,
    },
    {
      what: 'when a rule is not there',
      texts: one('type: temporal\nrules: [failed, other]\ntimespan: 5m'),
      reason: /the rule "other" is not there/,
    },
  ])('$what', ({ texts, reason }) => {
    const { entries } = build(...texts);
    expect(entries.every(({ status }) => status === 'refused')).toBe(true);
    expect(entries.some((entry) => reason.test(entry.reason ?? ''))).toBe(true);
  });
});
