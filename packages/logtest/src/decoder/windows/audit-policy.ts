/**
 * Windows' names of audit categories and their subcategories, which the decoder adds to events that carry their
 * message numbers (`%%8277`, `%%13568`). Subcategories are numbered on from the first.
 */
const categories: ReadonlyMap<
  number,
  readonly [name: string, first: number, subcategories: readonly string[]]
> = new Map([
  [
    8272,
    [
      'System',
      12288,
      [
        'Security State Change',
        'Security System Extension',
        'System Integrity',
        'IPsec Driver',
        'Other System Events',
      ],
    ],
  ],
  [
    8273,
    [
      'Logon/Logoff',
      12544,
      [
        'Logon',
        'Logoff',
        'Account Lockout',
        'IPsec Main Mode',
        'Special Logon',
        'IPSec Extended Mode',
        'IPSec Quick Mode',
        'Other Logon/Logoff Events',
        'Network Policy Server',
        'User/Device Claims',
        'Group Membership',
      ],
    ],
  ],
  [
    8274,
    [
      'Object Access',
      12800,
      [
        'File System',
        'Registry',
        'Kernel Object',
        'SAM',
        'Other Object Access Events',
        'Certification Services',
        'Application Generated',
        'Handle Manipulation',
        'File Share',
        'Filtering Platform Packet Drop',
        'Filtering Platform Connection',
        'Detailed File Share',
        'Removable Storage',
        'Central Policy Staging',
      ],
    ],
  ],
  [
    8275,
    [
      'Privilege Use',
      13056,
      ['Sensitive Privilege Use', 'Non Sensitive Privilege Use', 'Other Privilege Use Events'],
    ],
  ],
  [
    8276,
    [
      'Detailed Tracking',
      13312,
      [
        'Process Creation',
        'Process Termination',
        'DPAPI Activity',
        'RPC Events',
        'Plug and Play Events',
        'Token Right Adjusted Events',
      ],
    ],
  ],
  [
    8277,
    [
      'Policy Change',
      13568,
      [
        'Audit Policy Change',
        'Authentication Policy Change',
        'Authorization Policy Change',
        'MPSSVC Rule-Level Policy Change',
        'Filtering Platform Policy Change',
        'Other Policy Change Events',
      ],
    ],
  ],
  [
    8278,
    [
      'Account Management',
      13824,
      [
        'User Account Management',
        'Computer Account Management',
        'Security Group Management',
        'Distribution Group Management',
        'Application Group Management',
        'Other Account Management Events',
      ],
    ],
  ],
  [
    8279,
    [
      'DS Access',
      14080,
      [
        'Directory Service Access',
        'Directory Service Changes',
        'Directory Service Replication',
        'Detailed Directory Service Replication',
      ],
    ],
  ],
  [
    8280,
    [
      'Account Logon',
      14336,
      [
        'Credential Validation',
        'Kerberos Service Ticket Operations',
        'Other Account Logon Events',
        'Kerberos Authentication Service',
      ],
    ],
  ],
]);

const changes: ReadonlyMap<number, string> = new Map([
  [8448, 'Success removed'],
  [8449, 'Success added'],
  [8450, 'Failure removed'],
  [8451, 'Failure added'],
]);

/** At most this many changes are told apart; what follows the last comma belongs to the last. */
const maxChanges = 4;

/** The names behind a category's and a subcategory's message number, as far as known. */
export function auditNames(
  category: string,
  subcategory: string,
): { readonly category?: string; readonly subcategory?: string } {
  const found = categories.get(leadingNumber(category));
  if (found === undefined) return {};
  const [name, first, subcategories] = found;
  const subname = subcategories[leadingNumber(subcategory) - first];
  return subname === undefined ? { category: name } : { category: name, subcategory: subname };
}

/** `%%8448, %%8450` in words, `Success removed, Failure removed`; `null` when nothing of it is known. */
export function auditChanges(text: string): string | null {
  const pieces = text.replaceAll('%%', '').split(',');
  const told = pieces.slice(0, maxChanges).flatMap((piece) => changes.get(leadingNumber(piece)) ?? []);
  return told.length === 0 ? null : told.join(', ');
}

function leadingNumber(text: string): number {
  return Number(/^\s*[-+]?\d+/.exec(text.replaceAll('%%', ''))?.[0] ?? 0);
}
