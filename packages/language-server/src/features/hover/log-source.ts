import { type LogSourcePattern, patternText } from '@sigmazuh/pipeline';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { LogSources } from '../../workspace/log-sources.ts';
import { code, list, paragraphs } from './hovered.ts';

/** Where the events of a log source arrive in Wazuh, and what that rests on. */
export function logSourceMarkdown(names: LogSourcePattern, logSources: LogSources): string {
  const title = `**${patternText(names)}**`;
  const selection = logSources.select(names);
  switch (selection.kind) {
    case 'mapped':
      return paragraphs(title, 'In Wazuh:', list(selection.sources.map(sourceText)));
    case 'unreachable':
      return paragraphs(title, `No event of it reaches Wazuh: ${selection.reason}.`);
    case 'waiting':
      return paragraphs(title, `A pipeline has to say which events these are: ${selection.reason}.`);
    case 'unknown': {
      const { meant } = selection;
      const hint = meant === null ? null : `Did you mean ${patternText(meant)}?`;
      return paragraphs(title, 'No pipeline says where these events arrive in Wazuh.', hint);
    }
  }
}

function sourceText({ name, enters, decodedAs, when, basis, needs }: SourceMapping): string {
  const conditions = Object.entries(when).map(
    ([field, values]) => `${code(field)} is ${values.map(code).join(' or ')}`,
  );
  const parts = [
    `${code(name)}: ${[...enters, ...(decodedAs ?? [])].filter((each) => each !== '').join(', ')}`,
    ...(conditions.length === 0 ? [] : [`where ${conditions.join(' and ')}`]),
    ...(needs === undefined ? [] : [`needs ${needs}`]),
    ...(basis === undefined ? [] : [`rests on ${basis.kind}: ${basis.source}`]),
  ];
  return parts.join('; ');
}
