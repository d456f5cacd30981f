import { checkFiles, formatGitHub, formatJson, formatSarif, formatText, SourceText } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { whoamiRule } from './whoami-rule.ts';

const file = 'sigma/win 1/whoami_execution.yml';
const text = whoamiRule.replace('|endswith', '|endswit').replace('2024-03-01', '2024/03/01');
const { diagnostics } = checkFiles([{ file, text }]);
const dateOnly = checkFiles([{ file, text: whoamiRule.replace('2024-03-01', '2024/03/01') }]).diagnostics;

describe('diagnostics as text', () => {
  it('show the line and mark the place', () => {
    expect(formatText(diagnostics, [new SourceText(file, text)])).toBe(
      [
        'sigma/win 1/whoami_execution.yml:14:15 error unknown modifier "endswit" [unknown-modifier]',
        "   14 |         Image|endswit: '\\whoami.exe'",
        '      |               ^^^^^^^',
        '   hint: did you mean "endswith"?',
        '',
      ].join('\n'),
    );
  });

  it('name the other place', () => {
    const twice = whoamiRule.replace('level: medium', 'level: medium\nlevel: high');
    const found = checkFiles([{ file: 'whoami_execution.yml', text: twice }]).diagnostics;
    expect(formatText(found, [])).toContain('whoami_execution.yml:20:1 it stands here first');
  });

  it('cut a long line to a window around the place', () => {
    const long = whoamiRule.replace(
      'selection and not filter',
      `selection ${'or filter '.repeat(50)}or filtr`,
    );
    const found = checkFiles([{ file, text: long }]).diagnostics;
    const [, line = '', mark = ''] = formatText(found, [new SourceText(file, long)]).split('\n');
    expect(line.length).toBeLessThan(140);
    expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('filtr');
  });

  it('may be painted', () => {
    const paint = { severity: (each: string) => `<${each}>`, faint: (each: string) => each };
    expect(formatText(diagnostics, [], paint)).toContain(' <error> unknown modifier');
  });
});

describe('diagnostics for programs', () => {
  it('are JSON', () => {
    expect(JSON.parse(formatJson(dateOnly))).toEqual([
      {
        id: 'date-format',
        severity: 'warning',
        file,
        line: 6,
        column: 7,
        endLine: 6,
        endColumn: 17,
        message: 'the date "2024/03/01" is not written with dashes',
        hint: 'write 2024-03-01',
        fix: { file, line: 6, column: 7, endLine: 6, endColumn: 17, text: '2024-03-01' },
      },
    ]);
    expect(JSON.parse(formatJson([]))).toEqual([]);
  });

  it('are SARIF', () => {
    const log = JSON.parse(formatSarif(dateOnly, '1.2.3'));
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run.tool.driver).toMatchObject({
      name: 'sigmazuh',
      version: '1.2.3',
      rules: [{ id: 'date-format' }],
    });
    expect(run.results[0]).toMatchObject({ ruleId: 'date-format', ruleIndex: 0, level: 'warning' });
    const [location] = run.results[0].locations;
    expect(location.physicalLocation).toEqual({
      artifactLocation: { uri: 'sigma/win%201/whoami_execution.yml' },
      region: { startLine: 6, startColumn: 7, endLine: 6, endColumn: 17 },
    });
    expect(run.results[0].fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe(
      '2024-03-01',
    );
  });

  it('are annotations', () => {
    expect(formatGitHub(diagnostics)).toBe(
      '::error file=sigma/win 1/whoami_execution.yml,line=14,endLine=14,col=15,endColumn=22,title=unknown-modifier::' +
        'unknown modifier "endswit"%0Adid you mean "endswith"?\n',
    );
  });
});

describe('a fix', () => {
  it('removes its diagnostic', () => {
    const wrong = whoamiRule.replace('2024-03-01', '2024/03/01').replace('and not', 'AND Not');
    const found = checkFiles([{ file: 'whoami_execution.yml', text: wrong }]).diagnostics;
    const fixes = found.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
    expect(fixes).toHaveLength(3);
    const fixed = fixes
      .toSorted((one, other) => other.range.start.offset - one.range.start.offset)
      .reduce(
        (whole, { range, text: put }) =>
          whole.slice(0, range.start.offset) + put + whole.slice(range.end.offset),
        wrong,
      );
    expect(fixed).toBe(whoamiRule);
  });
});
