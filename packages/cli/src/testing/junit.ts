import type { JudgedCase } from '../project/judge-fixtures.ts';
import { expectedText, gotTexts } from './expected.ts';

/** JUnit's XML: a suite for each fixture, a test for each case. */
export function junitText(judged: readonly JudgedCase[]): string {
  const files = new Map<string, JudgedCase[]>();
  for (const each of judged) files.set(each.fixture.file, [...(files.get(each.fixture.file) ?? []), each]);
  const failures = judged.filter(({ agrees }) => !agrees).length;
  const suites = [...files].map(([file, cases]) => suite(file, cases)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="sigmazuh" tests="${judged.length}" failures="${failures}">\n${suites}</testsuites>\n`;
}

function suite(file: string, cases: readonly JudgedCase[]): string {
  const failures = cases.filter(({ agrees }) => !agrees).length;
  const name = cases[0]?.fixture.technique.value ?? file;
  return `  <testsuite name="${attribute(name)}" file="${attribute(file)}" tests="${cases.length}" failures="${failures}">\n${cases.map(testCase).join('')}  </testsuite>\n`;
}

function testCase(judged: JudgedCase): string {
  const { case: each, fixture, agrees } = judged;
  const head = `    <testcase name="${attribute(each.name)}" classname="${attribute(fixture.file)}" file="${attribute(fixture.file)}" line="${each.range.start.line}"`;
  if (agrees) return `${head}/>\n`;
  const said = `expected ${expectedText(judged)}; ${gotTexts(judged).join('; ')}`;
  return `${head}>\n      <failure message="${attribute(said)}"/>\n    </testcase>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that no XML may hold are drawn as their pictures. */
const attribute = (text: string): string =>
  text
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(/[\u0000-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
    .replace(/[\ufffe\uffff]/g, '\ufffd');
