import type { ByteText } from '../bytes.ts';
import { applyVariables, readXml, type XmlElement } from '../reader/index.ts';
import { foldCase } from './letters.ts';
import type { LoadReport } from './load-report.ts';

/** A rule file: `name` may hold directories, `text` is what the file holds. */
export interface RuleFile {
  readonly name: string;
  readonly text: ByteText;
}

/** A `<rule>` with the name of the top group it stands in. */
export interface WrittenRule {
  readonly group: ByteText;
  readonly element: XmlElement;
  /** Which of its group it is, from 0. */
  readonly place: number;
}

/** The order in which files are loaded: by base name, compared as bytes; equal ones as they came. */
export function inLoadOrder<File extends { readonly name: string }>(files: readonly File[]): readonly File[] {
  const base = ({ name }: File): Buffer => Buffer.from(baseName(name));
  return [...files].sort((a, b) => Buffer.compare(base(a), base(b)));
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/**
 * Reads a rule file down to its rules, one after the other. Whatever is wrong on the way refuses the whole ruleset,
 * after what the loader has said about the rules before.
 */
export function* readRules(file: RuleFile, report: LoadReport): IterableIterator<WrittenRule> {
  const read = readXml(file.text);
  if (read.kind === 'refused') {
    throw report.refuse(`Error reading XML file '${file.name}': ${read.text} (line ${read.line}).`, 1226);
  }
  const applied = applyVariables(read.elements);
  if (applied.kind === 'refused') {
    throw report.refuse(`Error applying XML variables '${file.name}': ${applied.text}.`, 1227);
  }
  if (file.text === '') return;
  if (applied.elements.length === 0) throw report.refuse(`Configuration error at '${file.name}'.`, 1202);
  const groups = applied.elements.map((element) => ({ element, name: groupName(element, report) }));
  for (const { element, name } of groups) yield* rulesOf(element, name, report);
}

function groupName(element: XmlElement, report: LoadReport): ByteText {
  if (foldCase(element.name) !== 'group') {
    throw report.refuse(`rules_op: Invalid root element "${element.name}".Only "group" is allowed`);
  }
  const [name, ...others] = element.attributes;
  if (name === undefined || foldCase(name.name) !== 'name' || others.length > 0) {
    throw report.refuse(`rules_op: Invalid root element '${element.name}'.Only the group name is allowed`);
  }
  return name.value;
}

function* rulesOf(group: XmlElement, name: ByteText, report: LoadReport): IterableIterator<WrittenRule> {
  if (group.children.length === 0) throw report.refuse(`Group '${group.name}' without any rule.`);
  for (const [place, element] of group.children.entries()) {
    if (foldCase(element.name) !== 'rule') {
      throw report.refuse(`Invalid configuration. '${element.name}' is not a valid element.`);
    }
    yield { group: name, element, place };
  }
}
