import type { Pattern } from '@sigmazuh/compiler';
import { type SourceMapping, windowsValue, xmlValueForms } from '@sigmazuh/wazuh-events';
import { asItIs, type ValueForm } from '../lucene/index.ts';

/** The ways in which values of a source's events may be written, for what a pattern can ask of them. */
export function valueForms(source: SourceMapping, pattern: Pattern): readonly ValueForm[] {
  switch (source.form) {
    case 'windows':
      return [windowsValue(pattern)];
    case 'xml':
      return xmlValueForms(pattern);
    case 'json':
    case 'plain':
      return [asItIs];
  }
}
