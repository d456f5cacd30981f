/** The pack as files: rules and their comments, lists, the manifest. */
export { brokenLimits } from './check-limits.ts';
export { type ListEntry, listsOf, type PackList } from './lists.ts';
export {
  convertedEntry,
  correlationEntry,
  countedEntry,
  type Manifest,
  type ManifestComposite,
  type ManifestRule,
  manifestOf,
  refusedEntry,
} from './manifest.ts';
export { markLine, type PackMark, packMarkOf } from './pack-mark.ts';
export { printRule, printRuleFile } from './rule-file.ts';
export { type PackFile, ruleFiles } from './rule-files.ts';
export type { AlertingDocument } from './rule-texts.ts';
export { option, type PackRule, type WrittenOption, type WrittenRule } from './written-rule.ts';
export { dialectProblems, printXml, type XmlComment, type XmlElement, type XmlNode } from './xml-file.ts';
