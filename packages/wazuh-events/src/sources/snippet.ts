import type { LogSourcePattern } from '@sigmazuh/pipeline';
import * as pipeline from '@sigmazuh/pipeline';
import type { SourceMapping } from './source-mapping.ts';

/** What a log source's events are like: JSON with fields, or lines of a program that are searched as they are. */
type SnippetForm = 'json' | 'lines';

const written = {
  json: { enters: ['syslog'], decodedAs: ['json'], form: 'json', otherFields: { letters: 'as-is' } },
  lines: { enters: ['syslog'], form: 'plain', when: { program_name: ['my-program'] } },
} as const;

/** A pipeline file that gives a log source a place, for a person to fill in what is their own. */
export function sourceSnippet(logSource: LogSourcePattern, form: SnippetForm): string {
  return pipeline.sourceSnippet(logSource, written[form]);
}

/** That a log source's events have no such field, and the way out: the field that was meant, or a pipeline that maps it. */
export function unmappedField(
  field: string,
  { name, fields, logSource }: SourceMapping,
): readonly [message: string, hint: string] {
  const meant = pipeline.meantField(field, Object.keys(fields));
  const snippet = pipeline.fieldSnippet(field, logSource, 'wazuh.field');
  return [
    `events of ${name} have no field that "${field}" could stand for`,
    `${meant === null ? '' : `did you mean "${meant}"? If not, `}a pipeline file like this one maps it: ${snippet}`,
  ];
}
