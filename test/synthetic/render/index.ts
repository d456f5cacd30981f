import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { accessLine } from './access-line.ts';
import { jsonEvent } from './json-event.ts';
import { auditLine, executionLine, sysmonLine } from './linux-line.ts';
import { plainLine } from './plain-line.ts';
import type { Renderer } from './synthetic-event.ts';
import { windowsEvent } from './windows-event.ts';

/** How events of a source are written. */
export function rendererOf(source: SourceMapping): Renderer {
  switch (source.form) {
    case 'windows':
      return windowsEvent;
    case 'json':
      return jsonEvent;
    case 'xml':
      return sysmonLine;
    case 'plain':
      return plainRenderer(source);
  }
}

function plainRenderer({ decodedAs, enters, marker }: SourceMapping): Renderer {
  if (decodedAs?.includes('auditd') === true) return marker === undefined ? auditLine : executionLine;
  const isRequest = enters.every((each) => each === 'web-log' || each === 'squid');
  return isRequest ? accessLine : plainLine;
}

export type { EventContent, Renderer, SyntheticEvent } from './synthetic-event.ts';
