import { names } from './field-names.ts';

/** Events of Sigma's Windows categories, by the services that they come from (taxonomy appendix). */
interface CategoryEvents {
  readonly source: 'sysmon' | 'security' | 'powershell' | 'powershell-classic';
  readonly ids: readonly string[];
}

const of =
  (source: CategoryEvents['source']) =>
  (...ids: readonly string[]): CategoryEvents => ({ source, ids });
const sysmon = of('sysmon');

export const windowsCategories: Readonly<Record<string, readonly CategoryEvents[]>> = {
  process_creation: [sysmon('1'), of('security')('4688')],
  file_change: [sysmon('2')],
  network_connection: [sysmon('3')],
  sysmon_status: [sysmon('4', '16')],
  process_termination: [sysmon('5')],
  driver_load: [sysmon('6')],
  image_load: [sysmon('7')],
  create_remote_thread: [sysmon('8')],
  raw_access_thread: [sysmon('9')],
  process_access: [sysmon('10')],
  file_event: [sysmon('11')],
  registry_add: [sysmon('12')],
  registry_delete: [sysmon('12')],
  registry_set: [sysmon('13')],
  registry_rename: [sysmon('14')],
  registry_event: [sysmon('12', '13', '14')],
  create_stream_hash: [sysmon('15')],
  pipe_created: [sysmon('17', '18')],
  wmi_event: [sysmon('19', '20', '21')],
  dns_query: [sysmon('22')],
  file_delete: [sysmon('23', '26')],
  clipboard_capture: [sysmon('24')],
  process_tampering: [sysmon('25')],
  file_delete_detected: [sysmon('26')],
  file_block_executable: [sysmon('27')],
  file_block_shredding: [sysmon('28')],
  file_executable_detected: [sysmon('29')],
  sysmon_error: [sysmon('255')],
  ps_module: [of('powershell')('4103')],
  ps_script: [of('powershell')('4104')],
  ps_classic_start: [of('powershell-classic')('400')],
  ps_classic_provider_start: [of('powershell-classic')('600')],
  ps_classic_script: [of('powershell-classic')('800')],
};

/** Names that the taxonomy gives process creation beside those of the events. */
export const processCreationNames: readonly string[] = names('Image ParentImage LogonId');
