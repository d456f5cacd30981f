import { type DerivedField, derivedField, painlessText } from './derived-field.ts';

/**
 * Reads the audit records of a line. Each becomes a map: `type`, `text`, and `fields`, a list of maps with `name`,
 * `value`, `hex` (the record has the value in hexadecimal), `start` and `end` (where it stands in `text`). The words
 * of user space stand inside of msg='…'.
 */
const readRecords = `
  boolean isName(char c) { return Character.isLetterOrDigit(c) && c < (char)128 || c == (char)'_' || c == (char)'.' || c == (char)'-'; }
  boolean isBlank(char c) { return Character.isWhitespace(c) || c == (char)160; }
  boolean isHex(String text) {
    if (text.length() == 0 || text.length() % 2 == 1) return false;
    for (int i = 0; i < text.length(); i++) if (Character.digit(text.charAt(i), 16) < 0) return false;
    return true;
  }
  String decoded(String digits) {
    StringBuilder text = new StringBuilder();
    int size = digits.length() / 2;
    int i = 0;
    while (i < size) {
      int first = Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
      int more = first < 128 ? 0 : first >= 194 && first < 224 ? 1 : first >= 224 && first < 240 ? 2 : first >= 240 && first < 245 ? 3 : -1;
      int point = more <= 0 ? first : more == 1 ? first - 192 : more == 2 ? first - 224 : first - 240;
      int used = 1;
      boolean whole = more >= 0;
      for (int j = 1; whole && j <= more; j++) {
        int next = i + j < size ? Integer.parseInt(digits.substring(2 * (i + j), 2 * (i + j) + 2), 16) : 0;
        boolean fits = next >= 128 && next < 192;
        if (j == 1 && (first == 224 && next < 160 || first == 237 && next >= 160 || first == 240 && next < 144 || first == 244 && next >= 144)) fits = false;
        if (fits) { point = point * 64 + next - 128; used = used + 1; } else { whole = false; }
      }
      text.appendCodePoint(whole ? point : 65533);
      i += used;
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == (char)0) end--;
    return text.substring(0, end).replace(String.valueOf((char)0), ' ');
  }
  boolean isArgument(String name) {
    int open = name.indexOf('[');
    String plain = open < 0 ? name : name.substring(0, open);
    if (plain.length() < 2 || plain.charAt(0) != (char)'a') return false;
    for (int i = 1; i < plain.length(); i++) if (!Character.isDigit(plain.charAt(i))) return false;
    return true;
  }
  void addFields(String text, int from, int to, String type, List fields) {
    List encodable = ['acct', 'cmd', 'comm', 'cwd', 'data', 'dir', 'exe', 'file', 'key', 'name', 'new', 'ocomm', 'old', 'path', 'proctitle', 'vm', 'watch'];
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      boolean begins = c < (char)128 && Character.isLetter(c) && (at == from || !isName(text.charAt(at - 1)));
      if (!begins) { at++; continue; }
      int end = at;
      while (end < to && isName(text.charAt(end))) end++;
      if (end < to && text.charAt(end) == (char)'[') {
        int close = end + 1;
        while (close < to && Character.isDigit(text.charAt(close))) close++;
        if (close > end + 1 && close < to && text.charAt(close) == (char)']') end = close + 1;
      }
      if (end >= to || text.charAt(end) != (char)'=') { at = end > at ? end : at + 1; continue; }
      String name = text.substring(at, end);
      int start = end + 1;
      char quote = start < to ? text.charAt(start) : (char)' ';
      int close = quote == (char)'"' || quote == (char)'\\'' ? text.indexOf(quote == (char)'"' ? '"' : "'", start + 1) : -1;
      int stop = close >= 0 && close < to ? close + 1 : start;
      if (stop == start) while (stop < to && !isBlank(text.charAt(stop)) && text.charAt(stop) != (char)29) stop++;
      String shown = text.substring(start, stop);
      if (shown.startsWith("'")) addFields(text, start + 1, shown.length() > 1 ? stop - 1 : stop, type, fields);
      else if (shown.startsWith('"')) fields.add(['name': name, 'value': shown.length() > 1 ? shown.substring(1, shown.length() - 1) : '', 'hex': false, 'start': start, 'end': stop]);
      else {
        boolean may = type == 'EXECVE' ? isArgument(name) : encodable.contains(name);
        boolean hex = may && isHex(shown);
        fields.add(['name': name, 'value': hex ? decoded(shown) : shown, 'hex': hex, 'start': start, 'end': stop]);
      }
      at = stop > at ? stop : at + 1;
    }
  }
  List recordsOf(String line) {
    List heads = new ArrayList();
    int at = line.indexOf('type=');
    while (at >= 0) {
      int end = at + 5;
      boolean free = at == 0 || !(Character.isLetterOrDigit(line.charAt(at - 1)) || line.charAt(at - 1) == (char)'_');
      int stop = end;
      while (stop < line.length() && (line.charAt(stop) >= (char)'A' && line.charAt(stop) <= (char)'Z' || stop > end && (Character.isDigit(line.charAt(stop)) || line.charAt(stop) == (char)'_'))) stop++;
      int next = stop;
      while (next < line.length() && isBlank(line.charAt(next))) next++;
      if (free && stop > end && next > stop && line.startsWith('msg=audit(', next)) {
        int close = next + 10;
        while (close < line.length() && line.charAt(close) != (char)')' && !isBlank(line.charAt(close))) close++;
        if (close < line.length() && line.charAt(close) == (char)')') {
          close++;
          while (close < line.length() && isBlank(line.charAt(close))) close++;
          if (close < line.length() && line.charAt(close) == (char)':') close++;
          heads.add([at, close, line.substring(end, stop)]);
          end = close;
        }
      }
      at = line.indexOf('type=', end);
    }
    List records = new ArrayList();
    for (int i = 0; i < heads.size(); i++) {
      int from = heads.get(i).get(0);
      int to = i + 1 < heads.size() ? heads.get(i + 1).get(0) : line.length();
      String text = line.substring(from, to);
      List fields = new ArrayList();
      int head = heads.get(i).get(1);
      addFields(text, head - from, text.length(), heads.get(i).get(2), fields);
      records.add(['type': heads.get(i).get(2), 'text': text, 'fields': fields]);
    }
    return records;
  }
  List argumentsOf(Map record) {
    List words = new ArrayList();
    if (record.type != 'EXECVE') return words;
    for (def each : record.fields) {
      if (!isArgument(each.name)) continue;
      int open = each.name.indexOf('[');
      String digits = open < 0 ? each.name.substring(1) : each.name.substring(1, open);
      if (digits.length() > 6) continue;
      int index = Integer.parseInt(digits);
      if (index > words.size()) continue;
      if (index == words.size()) words.add(each.value);
      else words.set(index, words.get(index) + each.value);
    }
    return words;
  }`;

const begin = `
  String line = params._source.full_log;
  List records = line == null ? new ArrayList() : recordsOf(line);`;

/** The values under a key of a line's audit records; executed arguments are put together from their parts. */
export function auditKey(key: string): DerivedField {
  const name = painlessText(key);
  return derivedField(
    `sigmazuh_audit_${key.replace(/[^A-Za-z0-9]/g, '_')}`,
    'audit',
    `${begin}
      for (def record : records) {
        if (${name} == 'type') emit(record.type);
        List words = argumentsOf(record);
        for (int i = 0; i < words.size(); i++) if (${name} == 'a' + i) emit(words.get(i));
        for (def each : record.fields) {
          if (each.name != ${name} || record.type == 'EXECVE' && isArgument(each.name)) continue;
          if (each.hex && each.name == 'key') for (def part : each.value.splitOnToken(String.valueOf((char)1))) emit(part);
          else emit(each.value);
        }
      }`,
    readRecords,
  );
}

/** Executed commands: the arguments of a record with a blank between each. */
export const auditCommandLine: DerivedField = derivedField(
  'sigmazuh_audit_command_line',
  'audit',
  `${begin}
    for (def record : records) {
      List words = argumentsOf(record);
      if (words.size() > 0) emit(String.join(' ', words));
    }`,
  readRecords,
);

/** The line, the line with arguments in plain text, and the values that are written in plain text. */
export const auditTexts: DerivedField = derivedField(
  'sigmazuh_audit_texts',
  'audit-and-values',
  `${begin}
    if (line != null) emit(line);
    StringBuilder shown = new StringBuilder();
    for (def record : records) {
      int at = 0;
      for (def each : record.fields) {
        if (record.type != 'EXECVE' || !isArgument(each.name) || !each.hex) continue;
        shown.append(record.text.substring(at, each.start)).append(each.value);
        at = each.end;
      }
      shown.append(record.text.substring(at));
      for (def each : argumentsOf(record)) emit(each);
    }
    if (records.size() > 0) emit(shown.toString());
    else {
      List values = new ArrayList();
      addValues(params._source.data, values);
      for (String each : values) emit(each);
    }`,
  `void addValues(def top, List values) {
      if (top instanceof Map) { for (def each : top.values()) addValues(each, values); }
      else if (top instanceof List) { for (def each : top) addValues(each, values); }
      else if (top != null) values.add(top.toString());
    }
    ${readRecords}`,
);
