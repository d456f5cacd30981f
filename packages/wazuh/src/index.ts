export { wazuh } from './back-end.ts';
export type { EventFacts } from './branch/index.ts';
export { type BuildOptions, buildPack, defaultLevels, type Pack } from './build-pack.ts';
export type { Handling } from './composite/index.ts';
export { type Unsearched, wazuhDiagnostics } from './findings.ts';
/** What conditions of rule files mean. */
export { inCharacters, readExpression, readOsregex, relationOf } from './guard/index.ts';
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
export { staticElements } from './locate/index.ts';
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
export type { ListEntry, PackFile, PackList } from './write/index.ts';
export {
  type Manifest,
  type ManifestComposite,
  type ManifestRule,
  manifestOf,
  markLine,
  option,
  type PackMark,
  type PackRule,
  packMarkOf,
  printRule,
  printRuleFile,
  printXml,
  type WrittenOption,
  type WrittenRule,
  type XmlComment,
  type XmlElement,
  type XmlNode,
} from './write/index.ts';
