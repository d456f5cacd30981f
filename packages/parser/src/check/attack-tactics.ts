/**
 * ATT&CK's tactics as tags spell them, with their public ids. `stealth` is what `defense-evasion` has been called since
 * version 19.
 */
export const enterpriseTactics: Readonly<Record<string, string>> = {
  reconnaissance: 'TA0043',
  'resource-development': 'TA0042',
  'initial-access': 'TA0001',
  execution: 'TA0002',
  persistence: 'TA0003',
  'privilege-escalation': 'TA0004',
  'defense-evasion': 'TA0005',
  stealth: 'TA0005',
  'defense-impairment': 'TA0112',
  'credential-access': 'TA0006',
  discovery: 'TA0007',
  'lateral-movement': 'TA0008',
  collection: 'TA0009',
  'command-and-control': 'TA0011',
  exfiltration: 'TA0010',
  impact: 'TA0040',
};

/** Those of industrial control and mobile devices alone. */
export const otherTactics: Readonly<Record<string, string>> = {
  'inhibit-response-function': 'TA0107',
  'impair-process-control': 'TA0106',
  evasion: 'TA0103',
};
