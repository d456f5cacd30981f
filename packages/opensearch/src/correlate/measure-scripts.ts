/** Decimal numbers, of which one with an exponent is none, and what conditions say of them. */
export const numbers = `
int digitsEnd(String text, int from) {
  int at = from;
  while (at < text.length() && text.charAt(at) >= (char) 48 && text.charAt(at) <= (char) 57) { at++; }
  return at;
}
boolean isSign(String text, int at) {
  return at < text.length() && (text.charAt(at) == (char) 43 || text.charAt(at) == (char) 45);
}
boolean isDecimal(String text) {
  int begin = isSign(text, 0) ? 1 : 0;
  int at = digitsEnd(text, begin);
  int digits = at - begin;
  if (at < text.length() && text.charAt(at) == (char) 46) {
    int end = digitsEnd(text, at + 1);
    digits += end - at - 1;
    at = end;
  }
  return digits > 0 && at == text.length();
}
boolean allHold(List comparisons, double found) {
  for (def each : comparisons) {
    double value = ((Number) each.value).doubleValue();
    String operator = each.operator;
    boolean holds = operator == 'gt' ? found > value
      : operator == 'gte' ? found >= value
      : operator == 'lt' ? found < value
      : operator == 'lte' ? found <= value
      : operator == 'eq' ? found == value : found != value;
    if (!holds) { return false; }
  }
  return true;
}
`;

/** What the condition is about; NaN where there is nothing to measure. */
export const measures = `
double sum(List numbers) {
  double total = 0;
  for (def each : numbers) { total += (double) each; }
  return total;
}
double percentile(List numbers, double percent) {
  if (numbers.isEmpty()) { return Double.NaN; }
  numbers.sort((one, other) -> Double.compare((double) one, (double) other));
  int rank = (int) Math.max(1, Math.ceil(percent / 100 * numbers.size()));
  return (double) numbers.get(rank - 1);
}
double shareOfLast(Map window, List last) {
  if (last.isEmpty()) { return Double.NaN; }
  int least = Integer.MAX_VALUE;
  for (def value : last) { least = (int) Math.min(least, (int) window.values.get(value)); }
  return 100.0 * least / (int) window.observed;
}
int longestOrder(Map window, List references, long now, long since) {
  Map chains = window.chains;
  Map grown = new HashMap();
  int longest = 0;
  for (def reference : references) {
    Map own = new HashMap();
    own.put(1, now);
    for (def chain : chains.entrySet()) {
      if ((int) chain.getKey() >= (int) reference) { continue; }
      for (def before : chain.getValue().entrySet()) {
        int length = (int) before.getKey() + 1;
        long began = (long) before.getValue();
        if (began >= since && (!own.containsKey(length) || (long) own.get(length) < began)) {
          own.put(length, began);
        }
      }
    }
    grown.put(reference, own);
    for (def length : own.keySet()) { longest = (int) Math.max(longest, (int) length); }
  }
  for (def each : grown.entrySet()) {
    Map chain = chains.computeIfAbsent(each.getKey(), reference -> new HashMap());
    for (def own : each.getValue().entrySet()) {
      if (!chain.containsKey(own.getKey()) || (long) chain.get(own.getKey()) < (long) own.getValue()) {
        chain.put(own.getKey(), own.getValue());
      }
    }
  }
  return longest;
}
double measure(Map step, Map window, List occurrence, long since) {
  String type = step.type;
  if (type == 'event_count') { return (double) (window.events.size() - (int) window.first); }
  if (type == 'value_count') { return (double) window.values.size(); }
  if (type == 'temporal') { return (double) window.references.size(); }
  if (type == 'temporal_ordered') {
    return (double) longestOrder(window, occurrence[1], (long) occurrence[0], since);
  }
  if (type == 'value_percentile' && step.percentile == null) { return shareOfLast(window, occurrence[2]); }
  List numbers = numbersIn(window);
  if (type == 'value_sum') { return sum(numbers); }
  if (type == 'value_avg') { return numbers.isEmpty() ? Double.NaN : sum(numbers) / numbers.size(); }
  return percentile(numbers, ((Number) step.percentile).doubleValue());
}
boolean holds(Map step, double found) {
  if (Double.isNaN(found)) { return false; }
  if (step.comparisons.isEmpty()) { return found == (double) step.references.size(); }
  return allHold(step.comparisons, found);
}
`;
