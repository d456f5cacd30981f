import type { LogPartName } from '@sigmazuh/wazuh-events';
import { type DerivedField, derivedField } from './derived-field.ts';

/** Parts of URLs, and of the lines of web servers, of the proxy Squid, of ClamAV, sudo and sshd, as pipelines name them. */
export type LogPart = Exclude<LogPartName, 'audit-command-line'>;

/** `http://host/stem.ext?query`: where the scheme, the host and the path end. */
const url = `
  String url = params._source.data == null ? null : params._source.data.url;
  if (url != null) {
    int question = url.indexOf('?');
    String whole = question < 0 ? url : url.substring(0, question);
    int scheme = whole.indexOf('://');
    boolean named = scheme > 0;
    for (int i = 0; named && i < scheme; i++) named = Character.isLetter(whole.charAt(i));
    int host = named ? scheme + 3 : 0;
    int slash = named ? whole.indexOf('/', host) : 0;
    String stem = slash < 0 ? '' : whole.substring(slash);`;

/** `1.2.3.4 - user [date] "GET /x HTTP/1.1" 200 512 "referrer" "agent"`, cut at its quotes. */
const access = `
  String line = params._source.full_log;
  if (line != null) {
    String[] parts = line.splitOnToken('"');
    boolean known = parts.length > 4 && parts[2].startsWith(' ');
    if (known) {
      int blank = parts[2].indexOf(' ', 1);
      known = blank > 1;
      for (int i = 1; known && i < blank; i++) known = Character.isDigit(parts[2].charAt(i));
    }`;

/** `755 192.0.2.1 TCP_MISS/200 507 GET http://example.com/ user DIRECT/192.0.2.9 text/html`, behind a time. */
const squid = `
  String line = params._source.full_log;
  if (line != null) {
    List words = new ArrayList();
    for (def each : line.splitOnToken(' ')) if (each != '') words.add(each);
    int state = -1;
    for (int i = 2; state < 0 && i < words.size() && i < 6; i++) if (words.get(i).indexOf('_') > 0 && words.get(i).indexOf('/') > 0) state = i;
    if (state > 0 && words.size() > state + 5) {`;

/** What follows date, host and program. */
const message = `
  String line = params._source.full_log;
  def head = params._source.predecoder;
  String program = head == null ? null : head.program_name;
  int at = line == null || program == null ? -1 : line.indexOf(program);
  int colon = at < 0 ? -1 : line.indexOf(': ', at + program.length());
  String log = colon < 0 ? line : line.substring(colon + 2);
  if (log != null) {
    int named = log.indexOf(': ');
    int first = log.indexOf(':');`;

/** `alice : TTY=pts/0 ; PWD=/root ; USER=root ; COMMAND=/bin/ls -l`: the command is the rest of the line. */
const sudoValue = (name: string) => `
  String line = params._source.full_log;
  int command = line == null ? -1 : line.indexOf('COMMAND=');
  String values = command < 0 ? line : line.substring(0, command);
  int found = values == null ? -1 : values.indexOf(' ${name}=');
  if (found >= 0) {
    int from = found + ${name.length + 2};
    int stop = values.indexOf(' ;', from);
    emit(stop < 0 ? values.substring(from) : values.substring(from, stop));
  }`;

/** A line of the SSH server by its words: the client's address is the last one behind `from` or `by`. */
const sshd = `
  String line = params._source.full_log;
  if (line != null) {
    String[] words = line.splitOnToken(' ');
    int at = words.length - 1;
    while (at > 0 && !((words[at - 1] == 'from' || words[at - 1] == 'by') && (words[at].indexOf('.') > 0 || words[at].indexOf(':') >= 0))) at--;
    if (at > 0) {
      String address = words[at].endsWith(':') ? words[at].substring(0, words[at].length() - 1) : words[at];`;

/** IIS's words behind the server's address, counted in another way where version 6 names the protocol's version. */
const iisWord = (plain: number, ofVersion6: number, condition = '') => `
  String line = params._source.full_log;
  if (line != null) {
    String[] words = line.splitOnToken(' ');
    int head = words.length > 2 && words[2].startsWith('W3SVC') ? 5 : 3;
    int at = head + (head + 6 < words.length && words[head + 6].startsWith('HTTP/') ? ${ofVersion6} : ${plain});
    if (at < words.length && words[at] != '-'${condition}) emit(words[at]);
  }`;
/** `url` holds path and query with a blank between them. */
const iisUrl = `
  String url = params._source.data == null ? null : params._source.data.url;
  int blank = url == null ? -1 : url.indexOf(' ');
  if (blank > 0) {
    String stem = url.substring(0, blank);
    String query = url.substring(blank + 1);`;

const sources: Readonly<Record<LogPart, string>> = {
  'url-host': `${url}
      int stop = host;
      while (stop < url.length() && url.charAt(stop) != (char)'/' && url.charAt(stop) != (char)':' && url.charAt(stop) != (char)'?') stop++;
      emit(url.substring(host, stop));
    }`,
  'url-absolute': `${url} if (named) emit(url.substring(host)); }`,
  'url-stem': `${url} emit(stem); }`,
  'url-query': `${url} if (question >= 0) emit(url.substring(question + 1)); }`,
  'url-extension': `${url}
      int dot = stem.lastIndexOf('.');
      if (dot > 0 && stem.indexOf('/', dot) < 0) emit(stem.substring(dot + 1));
    }`,
  'access-user': `
    String line = params._source.full_log;
    if (line != null) {
      String[] words = line.splitOnToken(' ', 5);
      if (words.length > 3 && words[3].startsWith('[') && words[2] != '-' && words[0].indexOf('"') < 0 && words[1].indexOf('"') < 0) emit(words[2]);
    }`,
  'access-referrer': `${access} if (known && parts[3] != '-') emit(parts[3]); }`,
  'access-agent': `${access} if (known && parts.length > 6 && parts[4] == ' ' && parts[5] != '-') emit(parts[5]); }`,
  'sudo-command': `
    String line = params._source.full_log;
    int command = line == null ? -1 : line.indexOf('COMMAND=');
    if (command >= 0) emit(line.substring(command + 8));`,
  'sudo-directory': sudoValue('PWD'),
  'sudo-terminal': sudoValue('TTY'),
  'sudo-user': sudoValue('USER'),
  'sshd-address': `${sshd} if (address == words[at]) emit(address); } }`,
  'sshd-address-in-words': `${sshd} if (address != words[at]) emit(address); } }`,
  'sshd-port': `${sshd} if (at + 2 < words.length && words[at + 1] == 'port') emit(words[at + 2]); } }`,
  'sshd-user': `${sshd}
      if (at > 2 && words[at - 1] == 'from' && (words[at - 3] == 'for' || words[at - 3] == 'user')) emit(words[at - 2]);
    } }`,
  'iis-method': iisWord(0, 0),
  'iis-user': iisWord(4, 4),
  'iis-agent': iisWord(6, 7),
  'iis-referrer': iisWord(7, 9, ' && words[at].length() != 3'),
  'iis-url': `${iisUrl} emit(query == '-' ? stem : stem + '?' + query); }`,
  'iis-stem': `${iisUrl} emit(stem); }`,
  'iis-query': `${iisUrl} if (query != '-') emit(query); }`,
  'iis-extension': `${iisUrl}
      int dot = stem.lastIndexOf('.');
      if (dot > 0 && stem.indexOf('/', dot) < 0) emit(stem.substring(dot + 1));
    }`,
  'clamav-file': `${message} if (named >= 0 && named == first) emit(log.substring(0, named)); }`,
  'clamav-signature': `${message}
      int found = named < 0 || named != first ? -1 : log.indexOf(' FOUND', named + 2);
      if (found >= 0 && log.substring(named + 2, found).indexOf(' ') < 0) emit(log.substring(named + 2, found));
    }`,
  'squid-method': `${squid} emit(words.get(state + 2)); } }`,
  'squid-user': `${squid} if (words.get(state + 4) != '-') emit(words.get(state + 4)); } }`,
  'squid-peer': `${squid}
      int slash = words.get(state + 5).indexOf('/');
      if (slash >= 0 && words.get(state + 5) != '-' && words.get(state + 5).substring(slash + 1) != '-') emit(words.get(state + 5).substring(slash + 1));
    } }`,
};

export function logPart(part: LogPart): DerivedField {
  const heldBy = /^(?:url-|iis-(?:url|stem|query|extension))/.test(part) ? 'url' : 'line';
  return derivedField(`sigmazuh_${part.replaceAll('-', '_')}`, heldBy, sources[part]);
}
