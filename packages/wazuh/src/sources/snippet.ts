import type { LogSourcePattern } from '@sigmazuh/pipeline';
import * as pipeline from '@sigmazuh/pipeline';

/** A pipeline file that gives a log source a place, for a person to fill in what is their own. */
export function sourceSnippet(logSource: LogSourcePattern): string {
  return pipeline.sourceSnippet(logSource, {
    enters: ['syslog'],
    decodedAs: ['json'],
    form: 'json',
    otherFields: { letters: 'as-is' },
  });
}

/** A pipeline file that maps one field of a log source. */
export function fieldSnippet(field: string, logSource: LogSourcePattern): string {
  return pipeline.fieldSnippet(field, logSource, 'wazuh.field');
}
