/** What a rule means, as a short text for whoever compares two packs. */
export { withFingerprints } from './with-fingerprints.ts';
