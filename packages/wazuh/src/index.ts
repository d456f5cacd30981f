export { wazuh } from './back-end.ts';
export { type BuildOptions, buildPack, defaultLevels, type Pack } from './build-pack.ts';
export type { Handling } from './composite/index.ts';
export { type Unsearched, wazuhDiagnostics } from './convert/findings.ts';
/** What conditions of rule files mean. */
export { relationOf } from './guard/compare-values.ts';
export { inCharacters, readExpression } from './guard/read-expression.ts';
export { readOsregex } from './guard/read-osregex.ts';
export {
  allocateIds,
  emptyIdFile,
  type IdFile,
  InnerRangeExhausted,
  type Migration,
  mergeIdFiles,
  migrateIdFile,
  newIdFile,
  packName,
  printIdFile,
  rangesOf,
  readIdFile,
  standardName,
} from './ids/index.ts';
export { byteLength, limits } from './limits.ts';
export { staticElements } from './locate/wazuh-predicate.ts';
export type { EventFacts } from './place/index.ts';
export {
  type Composite,
  compositeOf,
  conditionsOf,
  type Expression,
  type FileElement,
  type FileRule,
  type KnownCondition,
  loadRuleTree,
  type ManagerRule,
  printRuleIndex,
  type RuleCondition,
  type RuleFile,
  type RuleText,
  type RuleTree,
  readRuleFile,
  readRuleIndex,
  readRuleTree,
  rulesOf,
  stockTree,
  templates,
  type ValueTest,
} from './ruleset/index.ts';
export type { ListEntry, PackList } from './write/lists.ts';
export { type Manifest, type ManifestComposite, type ManifestRule, manifestOf } from './write/manifest.ts';
export { markLine, type PackMark, packMarkOf } from './write/pack-mark.ts';
export { printRule, printRuleFile } from './write/rule-file.ts';
export type { PackFile } from './write/rule-files.ts';
export { option, type PackRule, type WrittenOption, type WrittenRule } from './write/written-rule.ts';
export { printXml, type XmlComment, type XmlElement, type XmlNode } from './write/xml-file.ts';
