import { Diagnostics, parseSigma, type SigmaDocument, type SigmaRule } from '@sigmazuh/parser';
import { createEvaluator, type EvaluatorOptions, eventFromFields, type JsonObject } from '../src/index.ts';

/** All documents of a text, which must be without errors. */
export function documentsOf(text: string): readonly SigmaDocument[] {
  const diagnostics = new Diagnostics();
  const documents = parseSigma(text, 'test.yml', diagnostics);
  const errors = diagnostics.all.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return documents;
}

/** A rule for any event of `product: test` with this detection, given as the lines of its YAML. */
export function ruleText(detection: string, condition = 'selection'): string {
  const lines = detection.split('\n').map((line) => `    ${line}`);
  return [
    'title: A rule under test',
    'id: 5f2b8f2c-9a2e-4d0e-8d0b-0c6f6f0a6f11',
    'logsource:',
    '    product: test',
    'detection:',
    ...lines,
    `    condition: ${condition}`,
  ].join('\n');
}

export function ruleOf(text: string): SigmaRule {
  const rule = documentsOf(text).find((document) => document.kind === 'rule');
  if (rule === undefined) throw new Error('the text holds no rule');
  return rule;
}

/** Whether a selection of this one detection item holds for an event of these fields. */
export function itemHolds(item: string, fields: JsonObject, options: EvaluatorOptions = {}): boolean {
  return detectionHolds(`selection:\n    ${item.split('\n').join('\n    ')}`, fields, options);
}

/** Whether a detection whose condition is `selection` holds for an event of these fields. */
export function detectionHolds(
  detection: string,
  fields: JsonObject,
  options: EvaluatorOptions = {},
): boolean {
  const rule = ruleOf(ruleText(detection));
  const evaluator = createEvaluator([rule], options);
  const [refusal] = evaluator.diagnostics;
  if (refusal !== undefined) throw new Error(refusal.message);
  return evaluator.matches(rule, eventFromFields({ logsource: { product: 'test' }, fields }));
}
