import type { DiagnosticTable } from '@sigmazuh/parser';

/** What only this back end has to say; the rest it says as others do. */
export const wazuh5Diagnostics = {
  'field-not-in-schema': {
    severity: 'warning',
    summary: 'a field that the Wazuh Common Schema of this version does not have',
  },
  'field-not-searchable': {
    severity: 'warning',
    summary: 'a field of the Wazuh Common Schema that rules cannot ask for',
  },
} as const satisfies DiagnosticTable;
