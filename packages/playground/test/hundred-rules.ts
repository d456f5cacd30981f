import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { projectRoot } from '../../../test/own-pack.ts';
import { windowsEventXml } from '../../cli/src/fixtures/windows-event.ts';

/**
 * A hundred rules as teams have them: this project's own of Windows, and of processes, registry keys, files and logons
 * with a few fields each. No two ask for the same.
 *
 * @returns the rules, and an event that one of them matches
 */
export function hundredRules(seed: string): { readonly rules: string; readonly event: string } {
  const own = globSync('sigma/windows/*.yml', { cwd: projectRoot })
    .sort()
    .map((path) => readFileSync(join(projectRoot, path), 'utf8'));
  const made = Array.from({ length: 100 - own.length }, (_, i) => madeRule(`${seed}${i}`, i));
  return { rules: [...own, ...made].join('---\n'), event: matching(`${seed}40`) };
}

function matching(word: string): string {
  const Event = windowsEventXml({
    channel: 'Microsoft-Windows-Sysmon/Operational',
    eventId: 1,
    data: [
      ['Image', `C:\\Users\\Public\\${word}.exe`],
      ['CommandLine', `${word}.exe --${word} http://example.com`],
    ],
  });
  return JSON.stringify({ winevt: { Event } });
}

function madeRule(word: string, number: number): string {
  const { source, detection } = kinds[number % kinds.length] ?? kinds[0];
  const id = number.toString(16).padStart(8, '0');
  return `title: Something About ${word}
id: ${id}-1a2b-4c3d-8e5f-a1b2c3d4e5f6
status: test
description: One of many
author: Sigmazuh
date: 2026-11-28
logsource: ${source}
detection:
${detection(word)}
falsepositives:
  - Many
level: ${['low', 'medium', 'high'][number % 3]}
`;
}

const kinds: readonly [Kind, ...Kind[]] = [
  {
    source: '{ product: windows, category: process_creation }',
    detection: (word) => `  image:
    Image|endswith: ['\\${word}.exe', '\\${word}64.exe']
  arguments:
    CommandLine|contains|all: [' --${word}', 'http']
  parent:
    ParentImage|startswith: 'C:\\Program Files\\${word}\\'
  condition: image and arguments and not parent`,
  },
  {
    source: '{ product: windows, category: registry_set }',
    detection: (word) => `  key:
    TargetObject|contains: '\\CurrentVersion\\${word}'
    Details|re: '(?i)${word}[0-9]{2,4}\\.(dll|exe)'
  condition: key`,
  },
  {
    source: '{ product: windows, category: file_event }',
    detection: (word) => `  file:
    TargetFilename|endswith: ['.${word}', '\\${word}.lnk']
  by:
    Image|contains: '\\Temp\\'
  condition: file and by`,
  },
  {
    source: '{ product: windows, service: security }',
    detection: (word) => `  logon:
    EventID: 4624
    LogonType: [3, 10]
    TargetUserName|startswith: 'svc_${word}'
  inside:
    IpAddress|cidr: [10.0.0.0/8, 192.168.0.0/16]
  condition: logon and not inside`,
  },
];

interface Kind {
  readonly source: string;
  readonly detection: (word: string) => string;
}
