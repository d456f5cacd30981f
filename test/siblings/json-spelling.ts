import { type SiblingCase, selecting } from './sibling-case.ts';

const kubernetes = 'product: kubernetes, service: audit';
const okta = 'product: okta, service: okta';
const azure = 'product: azure, service: signinlogs';

/** Texts, numbers and keys as writers of JSON spell them. */
export const jsonSpellingCases: readonly SiblingCase[] = [
  [
    'a part of a text in a map that its writer has escaped',
    kubernetes,
    selecting("requestObject.note|contains: 'a'"),
    [
      '{"requestObject":{"note":"\\u003Ca\\u003E"}}',
      '{"requestObject":{"note":"\\u003ca\\u003e"}}',
      '{"requestObject":{"note":"x\\/a"}}',
      '{"requestObject":{"note":"\\u00e4 a"}}',
      '{"requestObject":{"note":["it\\u0027s a"]}}',
    ],
    ['{"requestObject":{"note":"\\u00ea"}}', '{"requestObject":{"note":"\\u003c"},"a":"a"}'],
  ],
  [
    'signs that some writers escape',
    okta,
    selecting(`note.text|contains: "it's <b> & c+d"`),
    [
      `{"note":{"text":"it's <b> & c+d"}}`,
      `{"note":{"text":"it's \\u003cb\\u003e \\u0026 c+d"}}`,
      `{"note":{"text":"it\\u0027s \\u003Cb\\u003E \\u0026 c\\u002Bd"}}`,
    ],
    [`{"note":{"text":"it's \\u003cb \\u0026 c+d"}}`],
  ],
  [
    'an expression for a decimal',
    azure,
    selecting("RiskScore|re: '^0\\.8$'"),
    ['{"RiskScore":0.8}', '{"RiskScore":0.80}', '{"RiskScore":"0.8"}', '{"RiskScore":[0.8,1]}'],
    ['{"RiskScore":0.81}', '{"RiskScore":10.8}'],
  ],
  [
    'the end of a decimal',
    azure,
    selecting("RiskScore|endswith: '8'"),
    ['{"RiskScore":0.8}', '{"RiskScore":"0.8"}', '{"RiskScore":[1,28]}'],
    ['{"RiskScore":0.80000001}', '{"RiskScore":8.5}'],
  ],
  [
    'a number of thirteen digits',
    azure,
    selecting("CreatedAt|re: '^\\d{13}$'"),
    ['{"CreatedAt":1700000000123}', '{"CreatedAt":"1700000000123"}'],
    ['{"CreatedAt":1700000000}', '{"CreatedAt":1700000000123.5}'],
  ],
  [
    'a number of thirteen digits that is later',
    azure,
    selecting('CreatedAt|gt: 1700000000000'),
    ['{"CreatedAt":1700000000123}', '{"CreatedAt":"1700000000123"}'],
    ['{"CreatedAt":1700000000000}', '{"CreatedAt":1700000000}'],
  ],
  [
    'a number of nineteen digits',
    azure,
    selecting('Id: 1234567890123456789'),
    ['{"Id":1234567890123456789}', '{"Id":"1234567890123456789"}'],
    ['{"Id":1234567890123456788}', '{"Id":"1234567890123456780"}'],
  ],
  [
    'more digits behind the point than the decoder prints',
    azure,
    selecting("RiskScore: '0.1234567'"),
    ['{"RiskScore":0.1234567}', '{"RiskScore":["0.1234567"]}'],
    ['{"RiskScore":0.123457}'],
  ],
  [
    'letters beyond ASCII in a key',
    kubernetes,
    selecting('requestObject.größe|gt: 5'),
    [
      '{"requestObject":{"größe":6}}',
      '{"requestObject":{"gr\\u00f6\\u00dfe":6}}',
      '{"requestObject":{"gr\\u00F6\\u00DFe":"7"}}',
    ],
    ['{"requestObject":{"größe":5}}', '{"requestObject":{"grosse":6}}'],
  ],
  [
    'a key with points, whole or taken apart',
    kubernetes,
    selecting('annotations.authorization.k8s.io/decision: allow'),
    [
      '{"annotations":{"authorization.k8s.io/decision":"allow"}}',
      '{"annotations":{"authorization":{"k8s":{"io/decision":"allow"}}}}',
      '{"annotations":[{"authorization.k8s":[{"io/decision":["allow"]}]}]}',
      '{"annotations.authorization.k8s.io/decision":"allow"}',
    ],
    [
      '{"annotations":{"authorization.k8s.io/decisions":"allow"}}',
      '{"authorization.k8s.io/decision":"allow"}',
    ],
  ],
  [
    'one character, escaped',
    azure,
    selecting("note.text: 'a?c'"),
    [
      '{"note":{"text":"abc"}}',
      '{"note":{"text":"a\\u00e9c"}}',
      '{"note":{"text":"a\\uD83D\\uDE00c"}}',
      '{"note":{"text":["a\\u003cc"]}}',
      '{"note":{"text":"a\\nc"}}',
      '{"note":{"text":"a\\/c"}}',
    ],
    [
      '{"note":{"text":"ac"}}',
      '{"note":{"text":"a\\u00e9\\u00e9c"}}',
      '{"note":{"text":"a\\ud83d\\ude00\\u0041c"}}',
    ],
  ],
  [
    'an expression for what may be escaped',
    azure,
    selecting("note.text|re: '^[^<a]+.$'"),
    [
      '{"note":{"text":"\\u00e9b"}}',
      '{"note":{"text":["\\ud83d\\ude00\\u003e"]}}',
      '{"note":{"text":"\\u003e\\u0026"}}',
    ],
    ['{"note":{"text":"\\u003cb"}}', '{"note":{"text":"\\u003Cb"}}', '{"note":{"text":"b\\n\\n"}}'],
  ],
  [
    'any text, of escapes alone',
    azure,
    selecting("note.text|re: '.+'"),
    [
      '{"note":{"text":"\\u00e9"}}',
      '{"note":{"text":["\\n","\\u003c"]}}',
      '{"note":{"text":"\\ud83d\\ude00"}}',
    ],
    ['{"note":{"text":""}}', '{"note":{"text":"\\n"}}', '{"note":{"texts":"x"}}'],
  ],
  [
    'a text that is a number, written in another way',
    azure,
    selecting("score.sum: ['5', '0.8']"),
    ['{"score":{"sum":5.00}}', '{"score":[{"sum":[0.80]}]}', '{"score":{"sum":"5"}}', '{"score":{"sum":5}}'],
    ['{"score":{"sum":50}}', '{"score":{"sum":"5.00"}}', '{"score":{"sum":5.01}}', '{"score":{"sum":-5}}'],
  ],
  [
    'a text that is no number’s',
    azure,
    selecting("score.sum: ['5.0', '007']"),
    ['{"score":{"sum":"5.0"}}', '{"score":[{"sum":["007"]}]}'],
    ['{"score":{"sum":5.0}}', '{"score":{"sum":[7]}}', '{"score":{"sum":"5"}}'],
  ],
];
