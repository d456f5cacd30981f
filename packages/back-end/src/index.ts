export type { BackEnd, BackEndOptions, Built, BuiltFile } from './back-end.ts';
export {
  Findings,
  type Note,
  type Refusal,
  refuseKeywords,
  refuseUnsupported,
  refuseUnsupportedStatus,
} from './findings.ts';
export {
  entryOf,
  filterEntries,
  type Manifest,
  type ManifestEntry,
  type ManifestFilter,
  manifestOf,
  type SourceCoverage,
} from './manifest.ts';
