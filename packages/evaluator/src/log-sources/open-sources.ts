import { ownEntry } from '@sigmazuh/parser';
import type { EventContent, LogSourceAttributes, OpenSources } from '../event.ts';
import type { Line } from '../events/read-line.ts';
import { windowsCategories } from './categories.ts';
import { saysItIsOf } from './identifying-fields.ts';
import { ciscoMessage } from './program-sources.ts';
import { shownBy } from './shown-fields.ts';
import { windowsChannels } from './windows-channels.ts';

/** Log sources of a pattern come from lines that the test takes. The first pattern that fits decides. */
interface Recognition {
  readonly pattern: LogSourceAttributes;
  readonly takes: (line: Line, text: string) => boolean;
}

const isText = ({ kind }: Line) => ['text', 'sshd', 'sudo', 'virus', 'device'].includes(kind);
const isJson = ({ kind }: Line) => kind === 'json';
const never = () => false;
/** A firewall's own way to write. */
const firewall = /,(?:TRAFFIC|THREAT),|\bIN=\S* OUT=\S* /;

const isAccess = (line: Line) => line.kind === 'request' && line.request.format === 'access-log';
/** Lines of error logs, as the servers write them and as syslog names them. */
const errorLogs = {
  apache: (line: Line, text: string) =>
    isText(line) &&
    (/^(?:apache2|httpd)/.test(line.program ?? '') ||
      /^\[(?:warn|notice|error)\] |^\[\w{3} \w{3} [ \d]\d [\d:.]+ \d{4}\] \[/.test(text)),
  nginx: (line: Line, text: string) =>
    isText(line) && /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[\w+\] /.test(text),
};

/** The logs of a web server, by any name of it. */
const webServer = (name: keyof typeof errorLogs): readonly Recognition[] => {
  const isError = errorLogs[name];
  return [
    { pattern: { product: name, service: 'access' }, takes: isAccess },
    { pattern: { product: name, service: 'error' }, takes: isError },
    ...[{ product: name }, { service: name }].map((pattern) => ({
      pattern,
      takes: (line: Line, text: string) => isAccess(line) || isError(line, text),
    })),
  ];
};

const recognitions: readonly Recognition[] = [
  { pattern: { category: 'webserver' }, takes: never },
  { pattern: { category: 'proxy' }, takes: never },
  ...webServer('apache'),
  ...webServer('nginx'),
  {
    pattern: { product: 'modsecurity' },
    takes: (line, text) => errorLogs.apache(line, text) || errorLogs.nginx(line, text),
  },
  {
    pattern: { product: 'linux', service: 'vsftpd' },
    takes: (_, text) => /^\w{3} \w{3} +\d+ [\d:]+ \d+ \[pid \d+\] /.test(text),
  },
  // The header of syslog names the program that wrote a line; nothing tells where one without is from.
  { pattern: { product: 'linux' }, takes: never },
  { pattern: { product: 'macos' }, takes: never },
  // A JSON log that names channel and event id can be an event of Windows.
  { pattern: { product: 'windows' }, takes: isJson },
  { pattern: { product: 'cisco', service: 'duo' }, takes: isJson },
  // Of all that devices log, some messages tell which command somebody gave.
  {
    pattern: { product: 'cisco', service: 'aaa' },
    takes: (line, text) => isText(line) && /-11100[89]: |-111010: |%PARSER-5-CFGLOG_LOGGEDCMD/.test(text),
  },
  { pattern: { product: 'huawei' }, takes: (line, text) => isText(line) && text.includes('%%01') },
  {
    pattern: { product: 'juniper' },
    takes: (line) => isText(line) && /^(?:rpd|\/?kernel)$/.test(line.program ?? ''),
  },
  { pattern: { product: 'cisco' }, takes: (line, text) => isText(line) && ciscoMessage.test(text) },
  {
    pattern: { category: 'firewall' },
    takes: (line, text) => isText(line) && (firewall.test(text) || ciscoMessage.test(text)),
  },
  // Their lines say so themselves.
  ...['fortigate', 'fortios'].map((product) => ({ pattern: { product }, takes: never })),
  // Their records come wrapped by a module; bare ones have to be named by their sender.
  ...['aws', 'gcp', 'github', 'm365'].map((product) => ({ pattern: { product }, takes: never })),
  ...[
    ...['azure', 'bitbucket', 'kubernetes', 'okta', 'onelogin', 'opencanary', 'qualys', 'rpc_firewall'],
    ...['suricata', 'zeek'],
  ].map((product) => ({ pattern: { product }, takes: isJson })),
  ...['antivirus', 'dns', 'network'].map((category) => ({ pattern: { category }, takes: isJson })),
  { pattern: { service: 'netflow' }, takes: isJson },
];

/** What a line may be besides what it says: for all that cannot be told from a line, any line is taken. */
export function openToLine(line: Line, text: string, content: EventContent): OpenSources {
  return {
    canBe: (wanted) => {
      if (line.kind === 'xml' || line.kind === 'decoded-windows') return false;
      const known = recognitions.find(({ pattern }) => fits(pattern, wanted));
      if (known !== undefined) return known.takes(line, text) && isConsistent(wanted, content);
      // Anything that is started, opened or connected is told by events that name their source.
      return isKnownCategory(wanted) ? false : isText(line) || isJson(line);
    },
    contentFor: (wanted) => {
      const shown = shownBy(wanted, content);
      return isJson(line) && !saysItIsOf(wanted, content) ? { ...shown, source: 'assumed' } : shown;
    },
  };
}

/** What an event that is given by its fields may be: all that its channel and event id do not contradict. */
export function openToFields(content: EventContent): OpenSources {
  return {
    canBe: (wanted) => isConsistent(wanted, content),
    contentFor: (wanted) => shownBy(wanted, content),
  };
}

function fits(pattern: LogSourceAttributes, wanted: LogSourceAttributes): boolean {
  return (['product', 'category', 'service'] as const).every(
    (name) => pattern[name] === undefined || pattern[name] === wanted[name],
  );
}

function isKnownCategory({ category }: LogSourceAttributes): boolean {
  return windowsCategories.some((entry) => entry.category === category);
}

/** A Windows category or service is one of certain channels and event ids. */
function isConsistent({ product, category, service }: LogSourceAttributes, content: EventContent): boolean {
  if (product !== 'windows') return true;
  const ids = textsOf(content, 'EventID');
  const channels = textsOf(content, 'Channel').map((channel) => channel.toLowerCase());
  const events = windowsCategories.filter((entry) => entry.category === category);
  const isEvent = events.length === 0 || ids.length === 0;
  const names = service === undefined ? undefined : ownEntry(windowsChannels, service);
  return (
    (isEvent || events.some(({ eventIds }) => eventIds.some((id) => ids.includes(id)))) &&
    (names === undefined ||
      channels.length === 0 ||
      names.some((name) => channels.includes(name.toLowerCase())))
  );
}

function textsOf(content: EventContent, name: string): readonly string[] {
  return content.fields.get(name)?.values.flatMap((value) => value.text?.plain ?? []) ?? [];
}
