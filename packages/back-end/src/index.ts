export type { BackEnd, BackEndOptions, Built, BuiltFile } from './back-end.ts';
export { Findings, type Note, type Refusal } from './findings.ts';
export { entryOf, type Manifest, type ManifestEntry, manifestOf, type SourceCoverage } from './manifest.ts';
