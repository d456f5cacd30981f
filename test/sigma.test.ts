import { readdirSync, readFileSync } from 'node:fs';
import { checkFiles, type Search, type SigmaRule } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';

const root = new URL('../sigma/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yml'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();

const textOf = (file: string): string => readFileSync(new URL(file, root), 'utf8');

/** All files together, since they are checked against one another. */
const checked = checkFiles(files.map((file) => ({ file, text: textOf(file) })));

/** The one rule of a file. */
function ruleOf(file: string): SigmaRule {
  const [rule, ...others] = checked.documents.filter((document) => document.range.file === file);
  if (rule?.kind !== 'rule' || others.length > 0) throw new Error(`${file}: not one rule`);
  return rule;
}

/** The regular expressions below a search identifier. */
function expressionsOf(search: Search): readonly string[] {
  if (search.kind !== 'item') return search.searches.flatMap(expressionsOf);
  if (search.modifiers.every((modifier) => modifier.value !== 're')) return [];
  return search.values.flatMap((value) => (value.kind === 'string' ? [value.text] : []));
}

describe.each(files)('sigma/%s', (file) => {
  it('gives no cause for complaint', () => {
    const problems = checked.diagnostics.filter(({ range }) => range.file === file);
    expect(problems.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
  });

  it('says what it is, whose and since when', () => {
    const rule = ruleOf(file);
    expect(rule.id?.value).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(rule.title.value.length).toBeLessThanOrEqual(256);
    expect(rule.description?.value).toBeTruthy();
    expect(rule.author?.value).toBe('Sigmazuh');
    expect(rule.date?.value).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(rule.status?.value).toBe('test');
    expect(rule.level).not.toBeNull();
    expect(rule.falsePositives).not.toHaveLength(0);
  });

  it('names a tactic and a technique, and refers to the technique', () => {
    const rule = ruleOf(file);
    const tags = rule.tags.map((tag) => tag.value);
    const techniques = tags.filter((tag) => /^attack\.t\d{4}(\.\d{3})?$/.test(tag));
    expect(techniques).not.toHaveLength(0);
    expect(tags.length).toBeGreaterThan(techniques.length);
    const pages = techniques.map((tag) => {
      const path = tag.slice('attack.'.length).toUpperCase().replace('.', '/');
      return `https://attack.mitre.org/techniques/${path}/`;
    });
    expect(rule.references.map((reference) => reference.value).sort()).toEqual(pages.sort());
  });

  it('keeps to the regular expressions that every back end knows', () => {
    const escapedPunctuation = /\\[^a-zA-Z0-9]/g;
    const unportable = /\(\?|\\/;
    const expressions = ruleOf(file).detection.identifiers.flatMap(({ search }) => expressionsOf(search));
    expect(expressions.filter((text) => unportable.test(text.replace(escapedPunctuation, '')))).toEqual([]);
  });
});

it('sigma/ has no id and no title twice', () => {
  const rules = files.map(ruleOf);
  expect(new Set(rules.map((rule) => rule.id?.value)).size).toBe(rules.length);
  expect(new Set(rules.map((rule) => rule.title.value)).size).toBe(rules.length);
});
