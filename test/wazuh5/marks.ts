/** What Wazuh 5 puts into every event of a log source, so that its events are told from others. */
export function marksOf(
  product: string,
  category: string,
  service: string,
): readonly ReadonlyMap<string, string>[] {
  const one = (...entries: readonly (readonly [string, string])[]) => [new Map(entries)];
  const sysmon = (code: string) => one(['event.provider', 'Microsoft-Windows-Sysmon'], ['event.code', code]);
  if (product === 'windows') {
    const code = sysmonCodes[category];
    if (code !== undefined) return code.flatMap(sysmon);
    const ps = powerShell[category];
    if (ps !== undefined) return one(['event.provider', ps[0]], ['event.code', ps[1]]);
    const provider = providers[service];
    return provider === undefined ? one() : one(['event.provider', provider]);
  }
  if (product === 'linux') {
    return one(['event.provider', 'Linux-Sysmon'], ['event.code', sysmonCodes[category]?.[0] ?? '1']);
  }
  if (product === 'macos') return one(['event.category', category === 'file_event' ? 'file' : 'process']);
  if (product === 'aws') return one(['event.module', 'aws'], ['event.dataset', 'aws.cloudtrail']);
  if (category === 'dns') return one(['network.protocol', 'dns']);
  return one(['event.category', category === 'firewall' ? 'network' : 'web']);
}

const sysmonCodes: Readonly<Record<string, readonly string[]>> = {
  process_creation: ['1'],
  file_change: ['2'],
  network_connection: ['3'],
  sysmon_status: ['4', '16'],
  process_termination: ['5'],
  driver_load: ['6'],
  image_load: ['7'],
  create_remote_thread: ['8'],
  raw_access_thread: ['9'],
  process_access: ['10'],
  file_event: ['11'],
  registry_add: ['12'],
  registry_delete: ['12'],
  registry_set: ['13'],
  registry_rename: ['14'],
  registry_event: ['12', '13', '14'],
  create_stream_hash: ['15'],
  pipe_created: ['17', '18'],
  wmi_event: ['19', '20', '21'],
  dns_query: ['22'],
  file_delete: ['23', '26'],
  clipboard_capture: ['24'],
  process_tampering: ['25'],
  file_delete_detected: ['26'],
  file_block_executable: ['27'],
  file_block_shredding: ['28'],
  file_executable_detected: ['29'],
  sysmon_error: ['255'],
};

const powerShell: Readonly<Record<string, readonly [provider: string, code: string]>> = {
  ps_module: ['Microsoft-Windows-PowerShell', '4103'],
  ps_script: ['Microsoft-Windows-PowerShell', '4104'],
  ps_classic_start: ['PowerShell', '400'],
  ps_classic_provider_start: ['PowerShell', '600'],
  ps_classic_script: ['PowerShell', '800'],
};

const providers: Readonly<Record<string, string>> = {
  security: 'Microsoft-Windows-Security-Auditing',
  sysmon: 'Microsoft-Windows-Sysmon',
  powershell: 'Microsoft-Windows-PowerShell',
  'powershell-classic': 'PowerShell',
  windefend: 'Microsoft-Windows-Windows Defender',
  taskscheduler: 'Microsoft-Windows-TaskScheduler',
  'bits-client': 'Microsoft-Windows-Bits-Client',
  codeintegrity: 'Microsoft-Windows-CodeIntegrity',
  'dns-client': 'Microsoft-Windows-DNS-Client',
  'firewall-as': 'Microsoft-Windows-Windows Firewall With Advanced Security',
  applocker: 'Microsoft-Windows-AppLocker',
  'security-mitigations': 'Microsoft-Windows-Security-Mitigations',
};
