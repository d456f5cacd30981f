import { whoamiRule } from '../whoami-rule.ts';
import { type WrongDocument, whole } from './wrong-document.ts';

/** A correlation rule behind the rule it refers to; its own lines begin at 23. */
const correlation = `${whoamiRule}name: whoami
---
title: Many Whoami Executions
id: 0e95725d-7320-415d-80f7-004da920fc18
status: test
description: Somebody keeps asking who they are
author: A. Nother
date: 2024-03-01
correlation:
    type: event_count
    rules:
        - whoami
    group-by:
        - ComputerName
    timespan: 1h
    condition:
        gte: 10
level: high
`;

const filter = `${whoamiRule}---
title: Whoami of the Monitoring
description: The monitoring asks who it is every minute
logsource:
    category: process_creation
    product: windows
filter:
    rules:
        - 929a690e-bef0-4204-a928-ef5e620d6fcd
    selection:
        User: 'monitoring'
    condition: not selection
id: 0e95725d-7320-415d-80f7-004da920fc19
`;

function changed(
  base: string,
  name: string,
  from: string,
  to: string,
  ...expected: readonly [id: string, line: number, column: number, message: string]
): WrongDocument {
  if (!base.includes(from)) throw new Error(`the document has no ${JSON.stringify(from)}`);
  return whole(
    name,
    base.replace(from, () => to),
    ...expected,
  );
}

export const wrongCorrelations: readonly WrongDocument[] = [
  changed(correlation, 'no type', '    type: event_count\n', '', 'missing-attribute', 29, 1, '"type"'),
  changed(
    correlation.replace('    condition:\n        gte: 10\n', ''),
    'a type whose words are swapped',
    'event_count',
    'ordered_temporal',
    'invalid-correlation',
    30,
    11,
    '"temporal_ordered"',
  ),
  changed(
    correlation,
    'an unknown type',
    'event_count',
    'event_cout',
    'invalid-correlation',
    30,
    11,
    '"event_count"',
  ),
  changed(
    correlation,
    'no rules',
    '    rules:\n        - whoami\n',
    '',
    'missing-attribute',
    29,
    1,
    '"rules"',
  ),
  changed(
    correlation,
    'an empty list of rules',
    'rules:\n        - whoami',
    'rules: []',
    'missing-attribute',
    31,
    12,
    'empty',
  ),
  changed(
    correlation,
    'a rule that is not there',
    '- whoami',
    '- whoamy',
    'unresolved-rule',
    32,
    11,
    '"whoami"',
  ),
  changed(correlation, 'no time span', '    timespan: 1h\n', '', 'missing-attribute', 29, 1, '"timespan"'),
  changed(correlation, 'a time span in weeks', '1h', '1w', 'invalid-correlation', 35, 15, 's, m, h, d'),
  changed(
    correlation,
    'no group',
    '    group-by:\n        - ComputerName\n',
    '',
    'correlation-without-group',
    30,
    11,
    'together',
  ),
  changed(
    correlation,
    'a misspelt group',
    'group-by:',
    'group_by:',
    'misspelt-attribute',
    33,
    5,
    '"group-by"',
  ),
  changed(
    correlation,
    'no condition',
    '    condition:\n        gte: 10\n',
    '',
    'missing-condition',
    29,
    1,
    'gte',
  ),
  changed(correlation, 'an unknown comparison', 'gte: 10', 'gre: 10', 'invalid-correlation', 37, 9, '"gte"'),
  changed(
    correlation,
    'a comparison with a text',
    'gte: 10',
    "gte: 'ten'",
    'invalid-correlation',
    37,
    14,
    'a number',
  ),
  changed(
    correlation,
    'a condition that is a text',
    'condition:\n        gte: 10',
    'condition: gte 10',
    'wrong-type',
    36,
    16,
    'a map',
  ),
  changed(
    correlation,
    'a range that is empty',
    'gte: 10',
    'gt: 10\n        lt: 10',
    'correlation-range',
    36,
    5,
    'no number',
  ),
  changed(
    correlation,
    'a value count without a field',
    'event_count',
    'value_count',
    'invalid-correlation',
    36,
    5,
    '"field"',
  ),
  changed(
    correlation,
    'an alias of a foreign rule',
    'timespan: 1h',
    'timespan: 1h\n    aliases:\n        ComputerName:\n            whoani: ComputerName',
    'invalid-correlation',
    38,
    13,
    '"whoami"',
  ),
  changed(
    correlation.replace('- whoami', '- 929A690E-bef0-4204-a928-ef5e620d6fcd'),
    'an alias of a foreign rule beside an id',
    'timespan: 1h',
    'timespan: 1h\n    aliases:\n        ComputerName:\n            whoani: ComputerName',
    'unresolved-rule',
    38,
    13,
    '"whoani"',
  ),
  changed(
    correlation,
    'a misspelt correlation',
    'correlation:',
    'corelation:',
    'missing-attribute',
    29,
    1,
    '"correlation"',
  ),
  changed(
    filter,
    'a filter without rules',
    '    rules:\n        - 929a690e-bef0-4204-a928-ef5e620d6fcd\n',
    '',
    'missing-attribute',
    27,
    1,
    '"rules"',
  ),
  changed(
    filter,
    'a filter for a rule that is not there',
    '        - 929a690e',
    '        - 129a690e',
    'unresolved-rule',
    29,
    11,
    'no rule',
  ),
  changed(
    filter,
    'a filter without a condition',
    '    condition: not selection\n',
    '',
    'missing-condition',
    27,
    1,
    'no condition',
  ),
  changed(
    correlation,
    'a field that the type does not look at',
    'gte: 10',
    'gte: 10\n        field: User',
    'idle-attribute',
    38,
    16,
    '"field" has no effect',
  ),
  changed(
    correlation,
    'a percentile that the type does not look at',
    'gte: 10',
    'gte: 10\n        percentile: 90',
    'idle-attribute',
    38,
    21,
    '"percentile" has no effect',
  ),
  changed(
    correlation,
    'an alias that nothing is grouped by',
    '    timespan: 1h',
    '    aliases:\n        who:\n            whoami: User\n    timespan: 1h',
    'idle-attribute',
    36,
    9,
    'the alias "who"',
  ),
  changed(
    correlation,
    'the time span of old conditions beside the new one',
    '    timespan: 1h',
    '    timespan: 1h\n    timeframe: 1h',
    'idle-attribute',
    36,
    5,
    '"timeframe" has no effect',
  ),
  changed(
    correlation,
    'an empty list to group by',
    '    group-by:\n        - ComputerName\n',
    '    group-by: []\n',
    'correlation-without-group',
    30,
    11,
    'no "group-by"',
  ),
  changed(
    correlation,
    'a correlation that is a rule as well',
    'level: high\n',
    'level: high\ndetection:\n    selection:\n        User: x\n    condition: selection\n',
    'idle-attribute',
    39,
    1,
    'the document is a correlation',
  ),
  changed(
    filter,
    'a filter that is a rule as well',
    '\nfilter:\n',
    '\ndetection:\n    selection:\n        User: x\n    condition: selection\nfilter:\n',
    'idle-attribute',
    27,
    1,
    'the document is a filter',
  ),
  changed(
    filter,
    'a filter with a level',
    '\nfilter:\n',
    '\nlevel: high\nfilter:\n',
    'filter-with-level',
    27,
    8,
    'level',
  ),
  whole(
    'an unknown action',
    `${whoamiRule}---\naction: glbal\ntitle: x\n`,
    'invalid-action',
    22,
    9,
    '"global"',
  ),
  whole(
    'global content for nobody',
    `${whoamiRule}---\naction: global\nauthor: x\n`,
    'invalid-action',
    22,
    1,
    'no rule',
  ),
  whole('a repetition of nothing', `action: repeat\n${whoamiRule}`, 'invalid-action', 1, 1, 'no rule before'),
];
