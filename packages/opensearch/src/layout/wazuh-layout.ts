import { ownEntry } from '@sigmazuh/parser';
import type { FieldPlace } from '@sigmazuh/wazuh-events';
import { auditCommandLine, auditKey, auditTexts } from '../derived/audit.ts';
import type { DerivedField } from '../derived/derived-field.ts';
import { logPart } from '../derived/log-parts.ts';
import { lineAndValues, textBetween, windowsValues } from '../derived/texts.ts';
import type { SearchedIndex } from '../sources/indexed-source.ts';
import type { FieldType, IndexField, IndexLayout } from './layout.ts';
import { wazuhFieldType } from './wazuh-field-types.ts';

/** Properties of an event that its document keeps beside the decoded data. */
const besideData: Readonly<Record<string, readonly string[]>> = {
  hostname: ['predecoder.hostname'],
  location: ['location'],
  program_name: ['predecoder.program_name'],
  user: ['data.dstuser', 'data.srcuser'],
  systemname: ['data.system_name'],
};

/** Whoever clears the Security log is told in UserData (event 1102), which the decoder files under its section. */
const alsoUnderSection: Readonly<Record<string, string>> = Object.fromEntries(
  ['subjectDomainName', 'subjectLogonId', 'subjectUserName', 'subjectUserSid'].map((name) => [
    `win.eventdata.${name}`,
    `data.win.logFileCleared.${name}`,
  ]),
);

/**
 * Alerts and archives of Wazuh 4: what a decoder delivers is below `data`, the line in `full_log`. Nearly all fields
 * are keywords, whole and with their case; the template of the indexer says which are not.
 */
export const wazuhLayout: IndexLayout = Object.freeze({
  name: 'wazuh',
  decoderField: 'decoder.name',
  fieldsAt,
  keywordField(keywords: 'event' | 'line' | 'audit-line'): DerivedField {
    switch (keywords) {
      case 'event':
        return windowsValues;
      case 'line':
        return lineAndValues;
      case 'audit-line':
        return auditTexts;
    }
  },
});

function fieldsAt(place: FieldPlace): readonly IndexField[] {
  if (typeof place === 'string') {
    if (place === 'log') return [derived(lineAndValues)];
    const section = ownEntry(alsoUnderSection, place);
    const below = [`data.${place}`, ...(section === undefined ? [] : [section])];
    return (ownEntry(besideData, place) ?? below).map(indexed);
  }
  if ('audit' in place) return [derived(auditKey(place.audit))];
  if ('between' in place) return [derived(textBetween(...place.between))];
  return [derived(place.part === 'audit-command-line' ? auditCommandLine : logPart(place.part))];
}

function indexed(name: string): IndexField {
  const type: FieldType = wazuhFieldType(name);
  return { kind: 'indexed', name, type };
}

function derived(field: DerivedField): IndexField {
  return { kind: 'derived', field };
}

/** Where Wazuh's indexer keeps alerts and, where `logall_json` is on, all events. */
export const wazuhIndex: SearchedIndex = Object.freeze({
  indices: 'wazuh-alerts-4.x-*,wazuh-archives-4.x-*',
  timeField: 'timestamp',
});
