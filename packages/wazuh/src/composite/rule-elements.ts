import { ownEntry } from '@sigmazuh/parser';
import type { FileElement, ManagerRule } from '../ruleset/index.ts';

/** What says whose child a rule is and what it counts, and what no rule of a pack can say. */
const placing = /^(?:if_.*|category|overwrite)$/;
const telling = new Set(['description', 'group', 'mitre', 'info', 'cve', 'options']);
const grouping = /^(?:not_same|same|different)_|^global_frequency$/;
/** Conditions that remember events themselves: asked twice they would be answered differently. */
const remembering = new Set(['if_fts', 'check_diff', 'check_if_ignored', 'ignore']);

/** What a rule says, without what it asks of an event: its texts, and by what it groups the events that it counts. */
export function saidElements({ written }: ManagerRule): readonly FileElement[] {
  return (written?.options ?? []).filter(({ name }) => telling.has(name) || grouping.test(name));
}

/** What a rule asks of the event itself. */
export function conditionElements({ written }: ManagerRule): readonly FileElement[] {
  return (written?.options ?? []).filter(
    ({ name }) => !placing.test(name) && !telling.has(name) && !grouping.test(name) && !remembering.has(name),
  );
}

/** Elements that search the log, each in any language. */
export const searches: readonly string[] = ['match', 'regex'];
const defaultLanguages: Readonly<Record<string, string>> = { match: 'osmatch', regex: 'osregex' };

/** The language of an element's pattern; none is known of those that do not search the log. */
export function languageOf({
  name,
  attributes,
}: Pick<FileElement, 'name' | 'attributes'>): string | undefined {
  return attributes.type ?? ownEntry(defaultLanguages, name);
}
