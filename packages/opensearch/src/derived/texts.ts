import { type DerivedField, derivedField, painlessText } from './derived-field.ts';

/** Adds every value below `top` to `values`. */
const walk = `
  void addValues(def top, List values) {
    if (top instanceof Map) { for (def each : top.values()) addValues(each, values); }
    else if (top instanceof List) { for (def each : top) addValues(each, values); }
    else if (top != null) values.add(top.toString());
  }`;

/** The line as it was logged, and the values that its decoder found in it: what keywords look through. */
export const lineAndValues: DerivedField = derivedField(
  'sigmazuh_texts',
  'line-and-values',
  `
    List values = new ArrayList();
    addValues(params._source.full_log, values);
    addValues(params._source.data, values);
    for (String each : values) emit(each);`,
  walk,
);

/** Every value of a Windows event but its rendered text, which is searched where it is, and the severity's name, which Wazuh adds. */
export const windowsValues: DerivedField = derivedField(
  'sigmazuh_win_values',
  null,
  `
    List values = new ArrayList();
    def win = params._source.data == null ? null : params._source.data.win;
    if (win != null) {
      for (def section : win.entrySet()) {
        if (section.getKey() != 'system') addValues(section.getValue(), values);
        else for (def entry : section.getValue().entrySet()) {
          if (entry.getKey() != 'message' && entry.getKey() != 'severityValue') addValues(entry.getValue(), values);
        }
      }
    }
    for (String each : values) emit(each);`,
  walk,
);

/** Every value of a document: what keywords look through in an index of one's own. */
export const allValues: DerivedField = derivedField(
  'sigmazuh_values',
  null,
  `
    List values = new ArrayList();
    addValues(params._source, values);
    for (String each : values) emit(each);`,
  walk,
);

/** What stands between two texts of the line; the second never occurs in the value. */
export function textBetween(before: string, after: string): DerivedField {
  return derivedField(
    `sigmazuh_between_${hexName(before)}_${hexName(after)}`,
    'line',
    `
      String line = params._source.full_log;
      if (line != null) {
        int at = line.indexOf(${painlessText(before)});
        while (at >= 0) {
          int start = at + ${before.length};
          int end = line.indexOf(${painlessText(after)}, start);
          if (end >= 0) emit(line.substring(start, end));
          at = line.indexOf(${painlessText(before)}, start);
        }
      }`,
  );
}

/** Letters and digits as they are, anything else by its number. */
function hexName(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, (character) => `x${character.charCodeAt(0).toString(16)}`);
}
