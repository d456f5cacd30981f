import type { Diagnostics, YamlNode } from '@sigmazuh/parser';
import type { ErrorObject } from 'ajv';
import { type Unsupported, unsupportedWord } from './dialect.ts';
import { placeOf } from './yaml-places.ts';

/** What a back end says of a pipeline file's words. */
export interface BackEndWords {
  readonly title: string;
  readonly unsupportedKeys: Readonly<Record<string, Unsupported>>;
}

/** Reports what a schema found wrong in a pipeline file, each mistake where it stands. */
export function reportMistakes(
  mistakes: readonly ErrorObject[],
  document: YamlNode,
  words: BackEndWords,
  diagnostics: Diagnostics,
): void {
  for (const mistake of distinct(mistakes)) {
    const key: unknown = mistake.params.additionalProperty;
    const unsupported = typeof key === 'string' ? unsupportedWord(words.unsupportedKeys, key) : null;
    diagnostics.report({
      id: 'invalid-pipeline',
      severity: 'error',
      range: placeOf(mistake, document),
      message:
        unsupported === null
          ? `${describe(mistake)} in this pipeline`
          : `"${key}" cannot be used in a pipeline for ${words.title}: ${unsupported.reason}`,
      hint: unsupported?.hint ?? 'docs/pipelines.md shows what a pipeline holds',
    });
  }
}

/** A wrong value breaks every branch of an `anyOf`; one message a place is enough. */
function distinct(mistakes: readonly ErrorObject[]): readonly ErrorObject[] {
  const seen = new Map<string, ErrorObject>();
  for (const mistake of mistakes) {
    const detail = mistake.keyword === 'required' ? mistake.message : mistake.params.additionalProperty;
    const key = `${mistake.instancePath} ${detail ?? ''}`;
    if (!seen.has(key)) seen.set(key, mistake);
  }
  return [...seen.values()];
}

function describe(mistake: ErrorObject): string {
  const where =
    mistake.instancePath === '' ? 'the file' : `"${mistake.instancePath.slice(1).replaceAll('/', '.')}"`;
  const extra: unknown = mistake.params.additionalProperty;
  if (typeof extra === 'string') return `"${extra}" is not a key of ${where}`;
  const allowed: unknown = mistake.params.allowedValues;
  if (Array.isArray(allowed)) return `${where} must be one of ${allowed.join(', ')}`;
  return `${where} ${mistake.message ?? 'is wrong'}`;
}
