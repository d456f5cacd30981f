/** What the attributes of Sigma documents are for, by their places, in the order in which they are usually written. */
export const attributes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
    title: 'What the alert is called: the activity, in a few words.',
    id: 'A UUID that stays with the rule for ever. Its id in Wazuh hangs on it.',
    name: 'A short name that correlations and filters may refer to.',
    related: 'Other rules this one was derived from, replaces, or resembles.',
    status: 'How far the rule can be relied upon.',
    description: 'What it means when the rule matches, for whoever handles the alert.',
    references: 'Where the technique is described.',
    author: 'Who wrote the rule.',
    date: 'When it was written: year-month-day.',
    modified: 'When its detection was changed last: year-month-day.',
    tags: "What the rule is about: ATT&CK's tactics and techniques, CVE numbers, and others.",
    logsource: 'Which events the rule is about: category, product, service.',
    detection: 'What is searched for in them: search identifiers and a condition.',
    correlation: 'How several events of other rules make one alert.',
    filter: 'What is to be let through of the rules that it names.',
    fields: 'Fields that whoever handles the alert wants to see.',
    falsepositives: 'Harmless activity that the rule matches as well.',
    level: "How severe the alert is; Wazuh's level follows from it.",
    license: 'Under which terms the rule may be used.',
    taxonomy: 'Whose names the fields have; "sigma" unless said otherwise.',
    scope: 'For which systems the rule was written.',
    sigmazuh: 'What only this tool understands of the rule, such as the order of keywords.',
  },
  logsource: {
    category: 'The kind of event, of whatever product: process_creation, file_event.',
    product: 'Whose events they are: windows, linux, aws.',
    service: 'The log that they stand in: security, auditd, cloudtrail.',
    definition: 'What has to be set up for the events to be written; for people.',
  },
  detection: {
    condition: 'How the search identifiers are combined: "selection and not 1 of filter_*".',
    timeframe: 'An older way to bound time; correlations have taken its place.',
  },
  correlation: {
    type: 'What is counted or compared.',
    rules: 'Ids or names of the rules whose events count.',
    'group-by': 'Only events with the same values of these fields count together.',
    timespan: 'How long the events may be apart: 30s, 5m, 1h, 1d.',
    condition: 'What has to be reached: gte: 10.',
    aliases: 'Names for fields that the rules call differently.',
    generate: 'Whether the rules raise alerts of their own as well.',
  },
  'correlation.condition': {
    gt: 'More than this.',
    gte: 'This or more.',
    lt: 'Less than this.',
    lte: 'This or less.',
    eq: 'Exactly this.',
    neq: 'Anything but this.',
    field: 'The field whose values are counted or measured.',
    percentile: 'Which percentile of the values is compared.',
  },
  filter: {
    rules: 'Ids or names of the rules that the filter is added to; "any" for all of its log source.',
    condition: 'What is let through.',
  },
  related: {
    id: 'The id of the other rule.',
    type: 'What the other rule is to this one.',
  },
  sigmazuh: {
    ordered: 'Search identifiers whose keywords, under "|all", have to appear in this order.',
  },
};

/** What kind of alert each status is. */
export const statusMeanings: Readonly<Record<string, string>> = {
  stable: 'in use for long, with few false positives',
  test: 'nearly stable; adjustments may follow',
  experimental: 'new; false positives are likely',
  deprecated: 'replaced by another rule',
  unsupported: 'cannot be used in its current state; it is refused',
};

export const correlationMeanings: Readonly<Record<string, string>> = {
  event_count: 'how many events there are',
  value_count: 'how many different values a field has',
  temporal: 'events of all rules, in any order',
  temporal_ordered: 'events of all rules, in the order they are named',
  value_sum: 'the sum of the values of a field',
  value_avg: 'the average of the values of a field',
  value_percentile: 'a percentile of the values of a field',
};

/** The attributes that may stand under a path of keys; none where names are free. */
export function attributesUnder(path: readonly string[]): Readonly<Record<string, string>> {
  const place = path.join('.');
  return Object.hasOwn(attributes, place) ? (attributes[place] ?? {}) : {};
}
