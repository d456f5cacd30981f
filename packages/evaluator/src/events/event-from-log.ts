import type { LogSourceAttributes, SigmaEvent } from '../event.ts';
import { attributesOf, type GivenLogSource } from '../log-sources/attributes.ts';
import { addAuditRecords } from './add-audit-records.ts';
import { type AuditRecord, readAuditRecords } from './audit-record.ts';
import { ContentBuilder } from './content-builder.ts';
import { addFields, eventOf, type JsonObject, type JsonValue } from './event-from-fields.ts';
import { addWindowsXml } from './event-from-windows.ts';

/** A line as it was logged. */
export interface LogEvent {
  readonly logsource?: GivenLogSource | undefined;
  readonly log: string;
}

/**
 * A raw line. Keywords are searched in it; where it holds a JSON object, audit records or an event in XML (Sysmon
 * for Linux), these give it fields, whose values keywords see as well.
 */
export function eventFromLog(event: LogEvent): SigmaEvent {
  const builder = new ContentBuilder();
  const given = attributesOf(event.logsource ?? {});
  const records = readAuditRecords(event.log);
  const json = readJsonObject(event.log);
  const xml = findXml(event.log);
  builder.addLine(event.log);
  if (records.length > 0) addAuditRecords(builder, records);
  else if (json !== undefined) addFields(builder, json);
  else if (xml !== undefined) addWindowsXml(builder, xml);
  return eventOf(builder, completed(given, records));
}

function findXml(line: string): string | undefined {
  const start = line.search(/<Event[\s>]/);
  return start >= 0 && line.includes('</Event>', start) ? line.slice(start) : undefined;
}

/** Audit records say themselves which service they are from. */
function completed(given: LogSourceAttributes, records: readonly AuditRecord[]): LogSourceAttributes {
  const isOpen = given.product === 'linux' && given.service === undefined && given.category === undefined;
  return isOpen && records.length > 0 ? { ...given, service: 'auditd' } : given;
}

/** The object that the line is, or that ends it behind a syslog header. */
function readJsonObject(line: string): JsonObject | undefined {
  const start = line.indexOf('{');
  if (start < 0 || !/^\{\s*["}]/.test(line.slice(start))) return undefined;
  try {
    const value: JsonValue = JSON.parse(line.slice(start));
    return isObject(value) ? value : undefined;
  } catch {
    // A line that only looks like JSON is a plain line.
    return undefined;
  }
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
