import { compact, type DerivedField } from '../derived/derived-field.ts';
import { measures, numbers } from './measure-scripts.ts';

/*
 * The aggregation that follows a correlation, in Painless. It is the same text for all correlations but those by derived
 * fields, so that a cluster compiles it once; what a correlation asks for are its parameters (`CorrelationPlan`).
 *
 * map      each document becomes [time, {rule: {field: [value]}}], by the bits of its score
 * combine  hands on what a shard found
 * reduce   takes all in order of time and slides the time span over them
 */

export const initScript = 'state.events = []';
export const combineScript = 'return state.events';

const mapEvent = compact(`
int found = (int) _score;
Map event = new HashMap();
for (int i = 0; i < params.searches.size(); ++i) {
  if ((found & (1 << i)) == 0) { continue; }
  Map search = params.searches[i];
  Map content = event.computeIfAbsent(search.of, of -> new HashMap());
  for (def field : search.fields.entrySet()) {
    List values = content.computeIfAbsent(field.getKey(), name -> new ArrayList());
    for (def name : field.getValue()) {
      if (!made.containsKey(name) && !doc.containsKey(name)) { continue; }
      for (def value : made.containsKey(name) ? made.get(name) : doc[name]) {
        String text = '' + value;
        if (!values.contains(text)) { values.add(text); }
      }
    }
  }
}
if (!event.isEmpty()) {
  state.events.add([doc[params.timeField].value.toInstant().toEpochMilli(), event]);
}
`);

/** The script for each document; derived fields are made by functions of their own. */
export function mapScript(derived: readonly DerivedField[]): string {
  const functions = [...new Set(derived.map((field) => field.functions))];
  const makers = derived.map(
    ({ body }, i) =>
      `List made${i}(Map params) { List emitted = new ArrayList(); ${body.replaceAll('emit(', 'emitted.add(')} return emitted; }`,
  );
  const made = derived.map(({ name }, i) => `made.put('${name}', made${i}(params));`);
  return compact([...functions, ...makers, 'Map made = new HashMap();', ...made, mapEvent].join('\n'));
}

/** Every way to take one value of each field; no event has more than 1,024. */
const combinations = `
List combinationsOf(Map content, List fields, Map aliases) {
  List found = new ArrayList();
  found.add(new ArrayList());
  for (def field : fields) {
    List values = (List) content.get(aliases.getOrDefault(field, field));
    List longer = new ArrayList();
    if (values != null) {
      for (def each : found) {
        for (def value : values) {
          if (longer.size() == 1024) { break; }
          List next = new ArrayList(each);
          next.add(value);
          longer.add(next);
        }
      }
    }
    found = longer;
  }
  return found;
}
List numbersOf(Map content, List fields, Map aliases) {
  List numbers = new ArrayList();
  for (def field : fields) {
    List values = (List) content.get(aliases.getOrDefault(field, field));
    if (values == null) { continue; }
    for (def value : values) { if (isDecimal(value)) { numbers.add(Double.parseDouble(value)); } }
  }
  return numbers;
}
`;

/**
 * What a step remembers of one group: its occurrences `[time, references, values, numbers]`, and counts that are kept
 * up with them, so that no event costs more than its own.
 */
const windows = `
Map newWindow() {
  Map window = new HashMap();
  window.events = new ArrayList();
  window.first = 0;
  window.values = new HashMap();
  window.references = new HashMap();
  window.observed = 0;
  window.chains = new HashMap();
  return window;
}
void count(Map counts, List keys, int change) {
  for (def key : keys) {
    int now = (int) counts.getOrDefault(key, 0) + change;
    if (now == 0) { counts.remove(key); } else { counts.put(key, now); }
  }
}
void add(Map window, List occurrence, long since) {
  window.events.add(occurrence);
  count(window.references, occurrence[1], 1);
  count(window.values, occurrence[2], 1);
  if (!occurrence[2].isEmpty()) { window.observed += 1; }
  int first = window.first;
  List events = window.events;
  while (first < events.size() && (long) events[first][0] < since) {
    List gone = events[first];
    count(window.references, gone[1], -1);
    count(window.values, gone[2], -1);
    if (!gone[2].isEmpty()) { window.observed -= 1; }
    first++;
  }
  if (first * 2 > events.size()) {
    window.events = new ArrayList(events.subList(first, events.size()));
    first = 0;
  }
  window.first = first;
}
List numbersIn(Map window) {
  List numbers = new ArrayList();
  List events = window.events;
  for (int i = window.first; i < events.size(); ++i) { numbers.addAll(events[i][3]); }
  return numbers;
}
`;

/** One event through one step: gives the groups for which it completes the correlation, and what it is for others. */
const following = `
Map withAliases(Map content, Map aliases) {
  if (aliases.isEmpty()) { return content; }
  Map more = new HashMap(content);
  for (def alias : aliases.entrySet()) { more.put(alias.getKey(), content.get(alias.getValue())); }
  return more;
}
List completed(Map step, Map occurred, Map windows, long now) {
  Map groups = new LinkedHashMap();
  List references = step.references;
  for (int i = 0; i < references.size(); ++i) {
    Map content = (Map) occurred.get(references[i].of);
    if (content == null) { continue; }
    for (def key : combinationsOf(content, step.groupBy, references[i].aliases)) {
      List members = groups.computeIfAbsent(key, of -> new ArrayList());
      members.add(i);
    }
  }
  long since = now - ((Number) step.milliseconds).longValue();
  List complete = new ArrayList();
  for (def group : groups.entrySet()) {
    List members = group.getValue();
    Map first = references[members[0]];
    Map content = (Map) occurred.get(first.of);
    List values = step.fields.isEmpty() ? new ArrayList() : combinationsOf(content, step.fields, first.aliases);
    List occurrence = [now, members, values, numbersOf(content, step.fields, first.aliases)];
    List place = [step.of, group.getKey()];
    Map window = windows.computeIfAbsent(place, of -> newWindow());
    add(window, occurrence, since);
    if (holds(step, measure(step, window, occurrence, since))) {
      if (complete.isEmpty()) { occurred.put(step.of, withAliases(content, first.aliases)); }
      complete.add(group.getKey());
    }
  }
  return complete;
}
void tell(Map groups, List complete, long now, int mostTimes) {
  for (def key : complete) {
    Map group = groups.computeIfAbsent(key, of -> new HashMap());
    if (group.isEmpty()) { group.by = key; group.events = 0; group.first = now; group.times = new ArrayList(); }
    group.events += 1;
    group.last = now;
    if (group.times.size() < mostTimes) { group.times.add(now); }
  }
}
boolean follow(List event, List steps, Map windows, Map groups, long after, int mostTimes) {
  long now = (long) event[0];
  Map occurred = new HashMap((Map) event[1]);
  List complete = new ArrayList();
  for (def step : steps) { complete = completed(step, occurred, windows, now); }
  if (complete.isEmpty() || now <= after) { return false; }
  tell(groups, complete, now, mostTimes);
  return true;
}
`;

export const reduceScript = compact(`${numbers}${combinations}${windows}${measures}${following}
List events = new ArrayList();
for (def state : states) { if (state != null) { events.addAll(state); } }
events.sort((one, other) -> Long.compare((long) one[0], (long) other[0]));
Map windows = new HashMap();
Map groups = new LinkedHashMap();
long after = Long.parseLong(params.after) - ((Number) params.before).longValue();
long completing = 0;
for (def event : events) {
  if (follow(event, params.steps, windows, groups, after, (int) params.mostTimes)) { completing++; }
}
List told = new ArrayList(groups.values());
int shown = (int) Math.min(told.size(), (int) params.mostGroups);
return ['events': completing, 'groups': told.subList(0, shown), 'more': told.size() - shown];
`);
