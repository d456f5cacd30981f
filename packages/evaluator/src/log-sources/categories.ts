/** Which events of which channels a `category` stands for. */
export interface CategoryEvents {
  readonly category: string;
  readonly channels: readonly string[];
  readonly eventIds: readonly string[];
}

const eventsOf =
  (...channels: readonly string[]) =>
  (category: string, ...eventIds: readonly string[]): CategoryEvents => ({ category, channels, eventIds });

const sysmon = eventsOf('Microsoft-Windows-Sysmon/Operational');
const security = eventsOf('Security');
const powershell = eventsOf('Microsoft-Windows-PowerShell/Operational', 'PowerShellCore/Operational');
const classicPowershell = eventsOf('Windows PowerShell');
const defender = eventsOf('Microsoft-Windows-Windows Defender/Operational');

/**
 * Taxonomy appendix, "Windows Folder". Categories that only event tracing serves (`file_access`, `file_rename`) are
 * not among them: no event log carries such events. `file_delete` takes in detected deletions (26), as SigmaHQ does.
 */
export const windowsCategories: readonly CategoryEvents[] = Object.freeze([
  sysmon('process_creation', '1'),
  security('process_creation', '4688'),
  sysmon('file_change', '2'),
  sysmon('network_connection', '3'),
  sysmon('sysmon_status', '4', '16'),
  sysmon('process_termination', '5'),
  sysmon('driver_load', '6'),
  sysmon('image_load', '7'),
  sysmon('create_remote_thread', '8'),
  sysmon('raw_access_thread', '9'),
  sysmon('process_access', '10'),
  sysmon('file_event', '11'),
  sysmon('registry_event', '12', '13', '14'),
  sysmon('registry_add', '12'),
  sysmon('registry_delete', '12'),
  sysmon('registry_set', '13'),
  sysmon('registry_rename', '14'),
  sysmon('create_stream_hash', '15'),
  sysmon('pipe_created', '17', '18'),
  sysmon('wmi_event', '19', '20', '21'),
  sysmon('dns_query', '22'),
  sysmon('file_delete', '23', '26'),
  sysmon('clipboard_capture', '24'),
  sysmon('process_tampering', '25'),
  sysmon('file_delete_detected', '26'),
  sysmon('file_block_executable', '27'),
  sysmon('file_block_shredding', '28'),
  sysmon('file_executable_detected', '29'),
  sysmon('sysmon_error', '255'),
  classicPowershell('ps_classic_start', '400'),
  classicPowershell('ps_classic_provider_start', '600'),
  classicPowershell('ps_classic_script', '800'),
  powershell('ps_module', '4103'),
  powershell('ps_script', '4104'),
  // What was found, and what was done about it.
  defender('antivirus', '1006', '1007', '1008', '1015', '1116', '1117', '1118', '1119'),
]);

const linuxSysmon = eventsOf('Linux-Sysmon/Operational');

/** Taxonomy appendix, "Linux Folder": Sysmon for Linux. */
export const linuxCategories: readonly CategoryEvents[] = Object.freeze([
  linuxSysmon('process_creation', '1'),
  linuxSysmon('network_connection', '3'),
  linuxSysmon('process_termination', '5'),
  linuxSysmon('file_event', '11'),
  linuxSysmon('file_delete', '23'),
]);
