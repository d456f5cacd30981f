import type { ByteText } from '../bytes.ts';
import type { XmlElement } from '../reader/index.ts';
import type { PatternType } from './draft.ts';
import { foldCase } from './letters.ts';
import type { LoadReport } from './load-report.ts';

/** The attribute of exactly that name: attribute names of options are case-sensitive. */
export function attributeOf(element: XmlElement, name: string): ByteText | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value;
}

/** `type="…"`; what is not a language's name is warned about and the default stands. */
export function patternTypeOf(
  element: XmlElement,
  standard: PatternType,
  ruleId: number,
  report: LoadReport,
): PatternType {
  const value = attributeOf(element, 'type');
  if (value === undefined) return standard;
  const word = foldCase(value);
  if (word === 'osregex' || word === 'osmatch' || word === 'pcre2') return word;
  report.warning(`Invalid value '${value}' for attribute 'type' in rule ${ruleId}.`, 7600);
  return standard;
}

/** `negate="yes"`; other words than yes and no are warned about and do not negate. */
export function negationOf(element: XmlElement, ruleId: number, report: LoadReport): 'yes' | 'no' {
  const value = attributeOf(element, 'negate');
  if (value === undefined) return 'no';
  const word = foldCase(value);
  if (word === 'yes' || word === 'no') return word;
  report.warning(`Invalid value '${value}' for attribute 'negate' in rule ${ruleId}.`, 7600);
  return 'no';
}
