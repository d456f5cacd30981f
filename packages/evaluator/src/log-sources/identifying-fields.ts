import { ownEntry } from '@sigmazuh/parser';
import type { EventContent, LogSourceAttributes } from '../event.ts';

/**
 * Fields that every event of a log has: by them a bare line of JSON says that it is of this log. Back ends have tables of
 * their own; what judges them shares none.
 */
const products: Readonly<Record<string, readonly string[]>> = {
  bitbucket: ['auditType.action'],
  kubernetes: ['auditID'],
  okta: ['eventType'],
  onelogin: ['event_type_id'],
  opencanary: ['logtype'],
  suricata: ['event_type'],
  windows: ['Channel', 'EventID'],
};

const services: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  azure: {
    activitylogs: 'operationName',
    auditlogs: 'operationName',
    pim: 'riskEventType',
    riskdetection: 'riskEventType',
    signinlogs: 'operationName',
  },
  paloalto: { globalprotect: 'task' },
  zeek: {
    conn: 'missed_bytes',
    dce_rpc: 'id.orig_h',
    dns: 'rejected',
    files: 'fuid',
    ftp: 'id.orig_h',
    http: 'trans_depth',
    kerberos: 'id.orig_h',
    ntlm: 'id.orig_h',
    rdp: 'cert_count',
    smb_files: 'id.orig_h',
    smb_mapping: 'share_type',
    smtp: 'trans_depth',
    ssh: 'auth_attempts',
    ssl: 'established',
    x509: 'certificate.serial',
  },
};

/**
 * Whether a line of JSON whose sender did not name its log says itself that it is of this one. Where it does not, what
 * the line lacks says nothing: any JSON lacks most fields. Logs of which nothing is known are taken at their word.
 */
export function saysItIsOf(
  { product = '', service = '' }: LogSourceAttributes,
  content: EventContent,
): boolean {
  const own = ownEntry(products, product);
  const ofProduct = ownEntry(services, product);
  const ofService = ownEntry(ofProduct, service);
  const names = own ?? (ofService === undefined ? [] : [ofService]);
  return names.length === 0 || names.some((name) => content.fields.has(name));
}
