import { readFileSync } from 'node:fs';
import { checkFiles, type Diagnostic } from '@sigmazuh/parser';
import { describe, expect } from 'vitest';
import { completed } from './completed.ts';
import { itWithShared, yamlFilesIn } from './shared.ts';
import { whoamiFile } from './whoami-rule.ts';

function errorsOf(text: string): readonly string[] {
  const { diagnostics } = checkFiles([{ file: whoamiFile, text }]);
  return diagnostics.filter((each) => each.severity === 'error').map(described);
}

function described({ id, range, message }: Diagnostic): string {
  return `${id} at ${range.start.line}:${range.start.column}: ${message}`;
}

interface Example {
  readonly heading: string;
  readonly text: string;
}

/** The YAML examples of a specification text, each with the heading it stands under. */
function examplesIn(markdown: string): readonly Example[] {
  const parts = markdown.split(/^(#{2,} .*)$/m);
  return parts.flatMap((part, index) => {
    const heading = (parts[index - 1] ?? '').replace(/^#+ /, '');
    return Array.from(part.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm), ([, text = '']) => ({ heading, text }));
  });
}

/** Examples that show a scheme or a piece of something else, and why they are no part of a rule. */
const notRules: Readonly<Record<string, string>> = {
  'File Structure': 'a list of attributes with the word "optional" behind them',
  'Field Usage': 'a field mapping of a converter',
};

/** An example with everything around it that makes it a document. */
function asDocument(text: string): string {
  const documents = text.split(/^---$\n/m).map((document) => {
    if (/^(?:category|product|service):/m.test(document))
      return completed(`logsource:\n${indented(document)}`);
    if (/^group-by:|^condition:/m.test(document)) return completed(correlationWith(document));
    const placeholders = document.replace(/^(?:title|id): —$\n/gm, '');
    const section = /^correlation:\n(?![\s\S]*^ +type:)/m.test(placeholders)
      ? correlationWithRules(placeholders)
      : placeholders;
    const withCondition =
      /^detection:/m.test(section) && !/^ {4}condition:/m.test(section)
        ? section.replace(
            /^detection:\n((?: .*\n|\n)*)/m,
            (all) => `${all.trimEnd()}\n    condition: 1 of them\n`,
          )
        : section;
    return completed(withCondition);
  });
  return documents.join('---\n');
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '    ');
}

function correlationWith(part: string): string {
  const rest = ['type: event_count', 'rules: [a]', 'timespan: 1h', 'group-by: [b]', 'condition: {gte: 1}'];
  const missing = rest.filter((line) => !new RegExp(`^${line.split(':')[0]}:`, 'm').test(part));
  return `correlation:\n${indented(`${missing.join('\n')}\n${part}`)}`;
}

function correlationWithRules(text: string): string {
  const indent = /^correlation:\n( +)/m.exec(text)?.[1] ?? '    ';
  const rest = ['type: temporal', 'group-by: [a]', 'timespan: 1h'].map((line) => `${indent}${line}\n`);
  return `${text.trimEnd()}\n${rest.join('')}`;
}

describe('the specification', () => {
  itWithShared('its own test documents are right', (shared) => {
    for (const { file, text } of yamlFilesIn(`${shared}/sigma-spec/tests/schema`))
      expect(errorsOf(text), file).toEqual([]);
  });

  for (const name of ['rules', 'correlation-rules', 'filters']) {
    itWithShared(`its examples of ${name} are right`, (shared) => {
      const markdown = readFileSync(
        `${shared}/sigma-spec/specification/sigma-${name}-specification.md`,
        'utf8',
      );
      const examples = examplesIn(markdown).filter(({ heading }) => notRules[heading] === undefined);
      expect(examples.length).toBeGreaterThan(0);
      for (const { heading, text } of examples) {
        const document = asDocument(text);
        expect(errorsOf(document), `${heading}\n${document}`).toEqual([]);
      }
    });
  }

  itWithShared('its one wrong example is found to be wrong', (shared) => {
    const markdown = readFileSync(`${shared}/sigma-spec/specification/sigma-rules-specification.md`, 'utf8');
    const wrong = examplesIn(markdown.slice(markdown.indexOf('Invalid Example'))).slice(0, 1);
    for (const { text } of wrong) {
      const { diagnostics } = checkFiles([{ file: whoamiFile, text: completed(text) }]);
      expect(diagnostics.map((each) => each.id)).toContain('null-in-list');
    }
    expect(wrong).toHaveLength(1);
  });
});
