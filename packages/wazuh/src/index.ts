export * from './build-pack.ts';
export { type Unsearched, wazuhDiagnostics } from './convert/findings.ts';
export * from './ids/index.ts';
export * from './limits.ts';
export * from './place/index.ts';
export * from './ruleset/index.ts';
export * from './sources/index.ts';
export { type Manifest, type ManifestRule, manifestOf, type SourceCoverage } from './write/manifest.ts';
export type { PackFile } from './write/rule-files.ts';
