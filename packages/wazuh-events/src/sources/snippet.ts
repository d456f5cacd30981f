import type { LogSourcePattern } from '@sigmazuh/pipeline';
import * as pipeline from '@sigmazuh/pipeline';

/** What a log source's events are like: JSON with fields, or lines of a program that are searched as they are. */
export type SnippetForm = 'json' | 'lines';

const written = {
  json: { enters: ['syslog'], decodedAs: ['json'], form: 'json', otherFields: { letters: 'as-is' } },
  lines: { enters: ['syslog'], form: 'plain', when: { program_name: ['my-program'] } },
} as const;

/** A pipeline file that gives a log source a place, for a person to fill in what is their own. */
export function sourceSnippet(logSource: LogSourcePattern, form: SnippetForm): string {
  return pipeline.sourceSnippet(logSource, written[form]);
}

/** A pipeline file that maps one field of a log source. */
export function fieldSnippet(field: string, logSource: LogSourcePattern): string {
  return pipeline.fieldSnippet(field, logSource, 'wazuh.field');
}
