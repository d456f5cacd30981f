import type { SourceText } from '@sigmazuh/parser';
import { rulesOf } from '@sigmazuh/wazuh';
import { applyVariables, type PlacedElement, readXml, type XmlProblem } from './reader/index.ts';

/** A rule where it stands in its file. */
export interface PlacedRule {
  readonly id: number;
  readonly file: string;
  readonly groups: string;
  readonly element: PlacedElement;
}

/** A rule file that was read. */
export interface PlacedFile {
  /** Its base name, by which files are loaded in order. */
  readonly name: string;
  readonly source: SourceText;
  readonly elements: readonly PlacedElement[];
  /** The same before variables are put in. */
  readonly written: readonly PlacedElement[];
  readonly rules: readonly PlacedRule[];
  readonly problem: XmlProblem | null;
}

/** Reads a rule file; with a problem in it, the rules in front of that. */
export function readRuleFileAt(source: SourceText): PlacedFile {
  const { elements: written, problem } = readXml(source);
  const { elements } = applyVariables(written);
  const name = source.file.slice(source.file.lastIndexOf('/') + 1);
  return { name, source, elements, written, problem, rules: placedRules(elements, source.file) };
}

function placedRules(elements: readonly PlacedElement[], file: string): readonly PlacedRule[] {
  const placed = elements
    .filter(({ name }) => name === 'group')
    .flatMap(({ children }) => children.filter(({ name }) => name === 'rule'));
  return rulesOf(elements).flatMap(({ id, groups }, at) => {
    const element = placed[at];
    return element === undefined ? [] : [{ id, file, groups, element }];
  });
}
