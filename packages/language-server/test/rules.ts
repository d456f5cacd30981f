/** What of a rule is said otherwise. */
interface RuleParts {
  readonly title?: string;
  readonly id?: string;
  readonly category?: string;
  /** The line of one detection item. */
  readonly items?: string;
  readonly condition?: string;
}

/** A rule that nothing is said of, but for what is asked for. Its item is in line 10 and its condition in line 11, from 0. */
export function rule({
  title = 'Whoami',
  id = '6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90',
  category = 'process_creation',
  items = "Image|endswith: '\\whoami.exe'",
  condition = 'selection',
}: RuleParts = {}): string {
  return `title: ${title}
id: ${id}
status: test
description: Somebody asks who they are on this machine.
author: me
date: 2024-08-31
logsource:
  category: ${category}
  product: windows
detection:
  selection:
    ${items}
  condition: ${condition}
falsepositives:
  - Administrators
level: low
`;
}
