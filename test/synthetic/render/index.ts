import type { SourceMapping } from '@sigmazuh/wazuh';
import { jsonEvent } from './json-event.ts';
import type { Renderer } from './synthetic-event.ts';
import { windowsEvent } from './windows-event.ts';

/** How events of a source are written; `null` for sources that no events can be made of yet. */
export function rendererOf(source: SourceMapping): Renderer | null {
  switch (source.form) {
    case 'windows':
      return windowsEvent;
    case 'json':
      return jsonEvent;
    case 'xml':
    case 'plain':
      return null;
  }
}

export type { EventContent, Renderer, SyntheticEvent } from './synthetic-event.ts';
