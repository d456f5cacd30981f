/** A rule that nothing is wrong with; tests change one thing in it. */
export const whoamiFile = 'whoami_execution.yml';

export const whoamiRule = String.raw`title: Whoami Execution
id: 929a690e-bef0-4204-a928-ef5e620d6fcd
status: test
description: Somebody asks who they are, as intruders do first
author: A. Nother
date: 2024-03-01
tags:
    - attack.discovery
logsource:
    category: process_creation
    product: windows
detection:
    selection:
        Image|endswith: '\whoami.exe'
    filter:
        User: 'SYSTEM'
    condition: selection and not filter
falsepositives:
    - Administrators
level: medium
`;
