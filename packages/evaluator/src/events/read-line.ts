import type { LogSourceAttributes } from '../event.ts';
import { programSources } from '../log-sources/program-sources.ts';
import { type AuditRecord, readAuditRecords } from './audit-record.ts';
import { readDevicePairs } from './device-pairs.ts';
import type { JsonObject, JsonValue } from './event-from-fields.ts';
import { unwrapRecord } from './module-json.ts';
import { readSyslogLine } from './syslog-header.ts';
import { isAbsolute, readAccessLine, readIisLine, readSquidLine, type WebRequest } from './web-request.ts';

/** What a raw line turns out to be. */
export type Line = LineContent & {
  /** The program that wrote it through syslog. */
  readonly program: string | null;
  /** Log sources that the line is of, by what it says itself. */
  readonly says: readonly LogSourceAttributes[];
};

type LineContent =
  | { readonly kind: 'audit'; readonly records: readonly AuditRecord[] }
  /** An event in XML, as Sysmon for Linux writes them. */
  | { readonly kind: 'xml'; readonly xml: string }
  /** An event of the Windows event log as Wazuh's decoder prints it: `{"win":{…}}`. */
  | { readonly kind: 'decoded-windows'; readonly win: JsonObject }
  /** A record that a collector wrapped. */
  | { readonly kind: 'wrapped'; readonly fields: JsonObject }
  | { readonly kind: 'json'; readonly fields: JsonObject }
  | { readonly kind: 'request'; readonly request: WebRequest }
  | { readonly kind: 'sudo' | 'sshd'; readonly message: string }
  | { readonly kind: 'device'; readonly pairs: ReadonlyMap<string, string> }
  | { readonly kind: 'virus'; readonly file: string; readonly signature: string }
  | { readonly kind: 'text' };

/** Finds out what a line is. */
export function readLine(line: string): Line {
  const syslog = readSyslogLine(line);
  const program = syslog?.program ?? null;
  const records = readAuditRecords(line);
  if (records.length > 0) {
    const says = [{ product: 'linux', service: 'auditd' }, ...(program === null ? [] : [syslogLines])];
    return { kind: 'audit', records, program, says };
  }
  const json = readJsonObject(line);
  if (json !== undefined) return { ...readObject(json), program };
  const xml = findXml(line);
  if (xml !== undefined) return { kind: 'xml', xml, program, says: [] };
  const message = syslog?.message ?? line;
  const request = readAccessLine(message) ?? readSquidLine(message) ?? readIisLine(message);
  if (request !== undefined) return { kind: 'request', request, program, says: requestSources(request) };
  const pairs = readDevicePairs(message);
  if (pairs !== undefined) return { kind: 'device', pairs, program, says: deviceSources };
  const says = program === null ? [] : programSources(program);
  const virus = /^(?:[A-Z][a-z]{2} .* -> )?(.+): ([^\s(]+)(?:\([0-9a-f]+:\d+\))? FOUND$/.exec(message);
  if (virus !== null && (program === null || /^clam(?:d|av)/.test(program))) {
    const [, file = '', signature = ''] = virus;
    return { kind: 'virus', file, signature, program, says: [...says, { category: 'antivirus' }] };
  }
  for (const kind of ['sudo', 'sshd'] as const) {
    if (says.some(({ service }) => service === kind)) return { kind, message, program, says };
  }
  return { kind: 'text', program, says };
}

const syslogLines: LogSourceAttributes = { product: 'linux', service: 'syslog' };
const deviceSources: readonly LogSourceAttributes[] = [
  { category: 'firewall' },
  { product: 'fortigate', service: 'event' },
  { product: 'fortios', service: 'sslvpnd' },
];

function requestSources({ format, url }: WebRequest): readonly LogSourceAttributes[] {
  const server = format === 'squid' ? [] : [{ category: 'webserver' }];
  // Only of a proxy a client asks for the whole URL.
  return format === 'squid' || isAbsolute(url) ? [...server, { category: 'proxy' }] : server;
}

function readObject(json: JsonObject): LineContent & Pick<Line, 'says'> {
  const { win } = json;
  if (win !== undefined && isObject(win) && win.system !== undefined && isObject(win.system)) {
    return { kind: 'decoded-windows', win, says: [] };
  }
  const wrapped = unwrapRecord(json);
  if (wrapped !== undefined) return { kind: 'wrapped', ...wrapped };
  return { kind: 'json', fields: json, says: [] };
}

function findXml(line: string): string | undefined {
  const start = line.search(/<Event[\s>]/);
  return start >= 0 && line.includes('</Event>', start) ? line.slice(start) : undefined;
}

/** The object that the line is, or that ends it behind a syslog header. */
function readJsonObject(line: string): JsonObject | undefined {
  const start = line.indexOf('{');
  if (start < 0 || !/^\{\s*["}]/.test(line.slice(start))) return undefined;
  try {
    const value: JsonValue = JSON.parse(withAllDigits(line.slice(start)));
    return isObject(value) ? value : undefined;
  } catch {
    // A line that only looks like JSON is a plain line.
    return undefined;
  }
}

/** Numbers with more digits than JavaScript's hold become texts, which are compared digit by digit. */
function withAllDigits(json: string): string {
  if (!/\d{16}/.test(json)) return json;
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
