/** Written by scripts/write-schema.ts: the fields' names and types, grouped by type and parent. */
export const builtInVersion = '5.0.1';
export const builtInTable = `
= date
: @timestamp
dll.code_signature: timestamp
email: delivery_timestamp origination_timestamp
event: created end ingested start
file: accessed created ctime mtime
file.code_signature: timestamp
file.elf: creation_date
file.x509: not_after not_before
package: installed
process.code_signature: timestamp
process.elf: creation_date
process: end start
process.entry_leader.parent.session_leader: start
process.entry_leader.parent: start
process.entry_leader: start
process.group_leader: start
process.parent.code_signature: timestamp
process.parent.elf: creation_date
process.parent: end start
process.parent.group_leader: start
process.session_leader.parent.session_leader: start
process.session_leader.parent: start
process.session_leader: start
threat.enrichments.indicator.file: accessed created ctime mtime
threat.enrichments.indicator.file.code_signature: timestamp
threat.enrichments.indicator.file.elf: creation_date
threat.enrichments.indicator.file.x509: not_after not_before
threat.enrichments.indicator: first_seen last_seen modified_at
threat.enrichments.indicator.x509: not_after not_before
threat.enrichments.matched: occurred
threat.indicator.file: accessed created ctime mtime
threat.indicator.file.code_signature: timestamp
threat.indicator.file.elf: creation_date
threat.indicator.file.x509: not_after not_before
threat.indicator: first_seen last_seen modified_at
threat.indicator.x509: not_after not_before
tls.client: not_after not_before
tls.client.x509: not_after not_before
tls.server: not_after not_before
tls.server.x509: not_after not_before
vulnerability: detected_at published_at
wazuh.threat.enrichments.indicator.file: accessed created ctime mtime
wazuh.threat.enrichments.indicator.file.code_signature: timestamp
wazuh.threat.enrichments.indicator.file.elf: creation_date
wazuh.threat.enrichments.indicator.file.x509: not_after not_before
wazuh.threat.enrichments.indicator: first_seen last_seen modified_at
wazuh.threat.enrichments.indicator.x509: not_after not_before
wazuh.threat.enrichments.matched: occurred
wazuh.threat.indicator.file: accessed created ctime mtime
wazuh.threat.indicator.file.code_signature: timestamp
wazuh.threat.indicator.file.elf: creation_date
wazuh.threat.indicator.file.x509: not_after not_before
wazuh.threat.indicator: first_seen last_seen modified_at
wazuh.threat.indicator.x509: not_after not_before
= keyword
agent.build: original
agent: ephemeral_id groups id name type version
check.compliance: cmmc fedramp gdpr hipaa iso_27001 nis2 nist_800_171 nist_800_53 pci_dss tsc
check: condition description id name rationale reason references remediation result rules
check.mitre.subtechnique: id name
check.mitre.tactic: id name
check.mitre.technique: id name
client: address domain mac registered_domain subdomain top_level_domain
client.as.organization: name
client.geo: city_name continent_code continent_name country_iso_code country_name name postal_code region_iso_code region_name timezone
client.user: domain email full_name hash id name roles
client.user.group: domain id name
cloud.account: id name
cloud: availability_zone provider region
cloud.instance: id name
cloud.machine: type
cloud.origin.account: id name
cloud.origin: availability_zone provider region
cloud.origin.instance: id name
cloud.origin.machine: type
cloud.origin.project: id name
cloud.origin.service: name
cloud.project: id name
cloud.service: name
cloud.target.account: id name
cloud.target: availability_zone provider region
cloud.target.instance: id name
cloud.target.machine: type
cloud.target.project: id name
cloud.target.service: name
compliance: cmmc fedramp gdpr hipaa iso_27001 nis2 nist_800_171 nist_800_53 pci_dss tsc
container: id name runtime
container.image.hash: all
container.image: name tag
data_stream: dataset namespace type
destination: address domain mac registered_domain subdomain top_level_domain
destination.as.organization: name
destination.geo: city_name continent_code continent_name country_iso_code country_name name postal_code region_iso_code region_name timezone
destination.user: domain email full_name hash id name roles
destination.user.group: domain id name
device: id manufacturer serial_number
device.model: identifier name
dll.code_signature: digest_algorithm flags signing_id status subject_name team_id thumbprint_sha256
dll.hash: cdhash md5 sha1 sha256 sha384 sha512 ssdeep tlsh
dll: name origin_referrer_url origin_url path
dll.pe: architecture company description file_version go_import_hash imphash import_hash original_file_name pehash product
dll.pe.sections: name
dns.answers: class data name type
dns: header_flags id op_code response_code type
dns.question: class name registered_domain subdomain top_level_domain type
email.attachments.file: extension mime_type name
email.attachments.file.hash: cdhash md5 sha1 sha256 sha384 sha512 ssdeep tlsh
email.bcc: address
email.cc: address
email: content_type direction local_id message_id subject x_mailer
email.from: address
email.reply_to: address
email.sender: address
email.to: address
error: code id message stack_trace type
event: action agent_id_status category changed_fields code collector dataset hash id kind module outcome provider reason reference timezone type url
faas: execution id name version
faas.trigger: request_id type
file: attributes device directory drive_letter extension fork_name gid group inode mime_type mode name origin_referrer_url origin_url owner path target_path type uid
file.code_signature: digest_algorithm flags signing_id status subject_name team_id thumbprint_sha256
file.elf: architecture byte_order cpu_type go_import_hash import_hash shared_libraries telfhash
file.elf.header: abi_version class data object_version os_abi type version
file.elf.sections: flags name physical_offset type
file.elf.segments: sections type
file.hash: cdhash md5 sha1 sha256 sha384 sha512 ssdeep tlsh
file.macho: go_import_hash import_hash symhash
file.macho.sections: name
file.pe: architecture company description file_version go_import_hash imphash import_hash original_file_name pehash product
file.pe.sections: name
file.x509: alternative_names public_key_algorithm public_key_curve serial_number signature_algorithm version_number
file.x509.issuer: common_name country distinguished_name locality organization organizational_unit state_or_province
file.x509.subject: common_name country distinguished_name locality organization organizational_unit state_or_province
gen_ai.agent: id name
gen_ai.operation: name
gen_ai.output: type
gen_ai.request: encoding_formats model stop_sequences
gen_ai.response: finish_reasons id model
gen_ai: system
gen_ai.token: type
gen_ai.tool.call: id
gen_ai.tool: name type
group: domain id name
host: architecture domain hostname id mac name pid_ns_ino type
host.boot: id
host.cpu: name
host.geo: city_name continent_code continent_name country_iso_code country_name name postal_code region_iso_code region_name timezone
host.os: family full kernel name platform type version
host.risk: calculated_level static_level
http.request.body: content
http.request: id method mime_type referrer
http.response.body: content
http.response: mime_type
http: version
interface: alias id name state type
log.file: path
log: level logger
log.origin.file: name
log.origin: function
log.syslog: appname hostname msgid procid version
log.syslog.facility: name
log.syslog.severity: name
: message tags
mitre.subtechnique: id name
mitre.tactic: id name
mitre.technique: id name
network: application community_id dhcp direction iana_number name protocol transport type
network.inner.vlan: id name
network.vlan: id name
observer.egress.interface: alias id name state type
observer.egress.interface.observer.ingress.interface: alias id name state type
observer.egress.vlan: id name
observer.egress: zone
observer.geo: city_name continent_code continent_name country_iso_code country_name name postal_code region_iso_code region_name timezone
observer: hostname mac name product serial_number type vendor version
observer.ingress.interface: alias id name state type
observer.ingress.vlan: id name
observer.ingress: zone
observer.os: family full kernel name platform type version
orchestrator: api_version namespace organization type
orchestrator.cluster: id name url version
orchestrator.resource: annotation id label name type
orchestrator.resource.parent: type
organization: id name
package: architecture build_version checksum description install_scope license name path reference type version
policy: description file id name references
process: args command_line entity_id env_vars executable name title working_directory
process.code_signature: digest_algorithm flags signing_id status subject_name team_id thumbprint_sha256
process.elf: architecture byte_order cpu_type go_import_hash import_hash shared_libraries telfhash
process.elf.header: abi_version class data object_version os_abi type version
process.elf.sections: flags name physical_offset type
process.elf.segments: sections type
process.entry_leader: args command_line entity_id executable name working_directory
process.entry_leader.attested_groups: name
process.entry_leader.attested_user: id name
process.entry_leader.entry_meta: type
process.entry_leader.group: id name
process.entry_leader.parent: entity_id
process.entry_leader.parent.session_leader: entity_id
process.entry_leader.real_group: id name
process.entry_leader.real_user: id name
process.entry_leader.saved_group: id name
process.entry_leader.saved_user: id name
process.entry_leader.supplemental_groups: id name
process.entry_leader.user: id name
process.group: id name
process.group_leader: args command_line entity_id executable name working_directory
process.group_leader.group: id name
process.group_leader.real_group: id name
process.group_leader.real_user: id name
process.group_leader.saved_group: id name
process.group_leader.saved_user: id name
process.group_leader.supplemental_groups: id name
process.group_leader.user: id name
process.hash: cdhash md5 sha1 sha256 sha384 sha512 ssdeep tlsh
process.io: text type
process.macho: go_import_hash import_hash symhash
process.macho.sections: name
process.parent: args command_line entity_id executable name title working_directory
process.parent.code_signature: digest_algorithm flags signing_id status subject_name team_id thumbprint_sha256
process.parent.elf: architecture byte_order cpu_type go_import_hash import_hash shared_libraries telfhash
process.parent.elf.header: abi_version class data object_version os_abi type version
process.parent.elf.sections: flags name physical_offset type
process.parent.elf.segments: sections type
process.parent.group: id name
process.parent.group_leader: entity_id
process.parent.hash: cdhash md5 sha1 sha256 sha384 sha512 ssdeep tlsh
process.parent.macho: go_import_hash import_hash symhash
process.parent.macho.sections: name
process.parent.pe: architecture company description file_version go_import_hash imphash import_hash original_file_name pehash product
process.parent.pe.sections: name
process.parent.real_group: id name
process.parent.real_user: id name
process.parent.saved_group: id name
process.parent.saved_user: id name
process.parent.supplemental_groups: id name
process.parent.thread.capabilities: effective permitted
process.parent.thread: name
process.parent.user: id name
process.pe: architecture company description file_version go_import_hash imphash import_hash original_file_name pehash product
process.pe.sections: name
process.previous: args executable
process.real_group: id name
process.real_user: id name
process.saved_group: id name
process.saved_user: id name
process.session_leader: args command_line entity_id executable name working_directory
process.session_leader.group: id name
process.session_leader.parent: entity_id
process.session_leader.parent.session_leader: entity_id
process.session_leader.real_group: id name
process.session_leader.real_user: id name
process.session_leader.saved_group: id name
process.session_leader.saved_user: id name
process.session_leader.supplemental_groups: id name
process.session_leader.user: id name
process.supplemental_groups: id name
process.thread.capabilities: effective permitted
process.thread: name
process.user: id name
registry.data: bytes strings type
registry: hive key path value
related: hash hosts user
rule: author category description id level license name reference ruleset sigma_id status tags title uuid version
rule.compliance: cmmc fedramp gdpr hipaa iso_27001 nis2 nist_800_171 nist_800_53 pci_dss tsc
rule.mitre.subtechnique: id name
rule.mitre.tactic: id name
rule.mitre.technique: id name
server: address domain mac registered_domain subdomain top_level_domain
server.as.organization: name
server.geo: city_name continent_code continent_name country_iso_code country_name name postal_code region_iso_code region_name timezone
server.user: domain email full_name hash id name roles
server.user.group: domain id name
service: address environment ephemeral_id id name state type version
service.node: name role roles
service.origin: address environment ephemeral_id id name state type version
service.origin.node: name role roles
service.target: address environment ephemeral_id id name state type version
service.target.node: name role roles
source: address domain mac registered_domain subdomain top_level_domain
source.as.organization: name
source.geo: city_name continent_code continent_name country_iso_code country_name name postal_code region_iso_code region_name timezone
source.user: domain email full_name hash id name roles
source.user.group: domain id name
span: id
threat.enrichments.indicator.as.organization: name
threat.enrichments.indicator: confidence description id name provider reference tags type
threat.enrichments.indicator.email: address
threat.enrichments.indicator.feed: name
threat.enrichments.indicator.file: attributes device directory drive_letter extension fork_name gid group inode mime_type mode name origin_referrer_url origin_url owner path target_path type uid
threat.enrichments.indicator.file.code_signature: digest_algorithm flags signing_id status subject_name team_id thumbprint_sha256
threat.enrichments.indicator.file.elf: architecture byte_order cpu_type go_import_hash import_hash shared_libraries telfhash
threat.enrichments.indicator.file.elf.header: abi_version class data object_version os_abi type version
threat.enrichments.indicator.file.elf.sections: flags name physical_offset type
threat.enrichments.indicator.file.elf.segments: sections type
threat.enrichments.indicator.file.hash: cdhash md5 sha1 sha256 sha384 sha512 ssdeep tlsh
threat.enrichments.indicator.file.pe: architecture company description file_version go_import_hash imphash import_hash original_file_name pehash product
threat.enrichments.indicator.file.pe.sections: name
threat.enrichments.indicator.file.x509: alternative_names public_key_algorithm public_key_curve serial_number signature_algorithm version_number
threat.enrichments.indicator.file.x509.issuer: common_name country distinguished_name locality organization organizational_unit state_or_province
threat.enrichments.indicator.file.x509.subject: common_name country distinguished_name locality organization organizational_unit state_or_province
threat.enrichments.indicator.geo: city_name continent_code continent_name country_iso_code country_name name postal_code region_iso_code region_name timezone
threat.enrichments.indicator.marking: tlp tlp_version
threat.enrichments.indicator.registry.data: bytes strings type
threat.enrichments.indicator.registry: hive key path value
threat.enrichments.indicator.software: alias name type
threat.enrichments.indicator.url: domain extension fragment full original password path query registered_domain scheme subdomain top_level_domain username
threat.enrichments.indicator.x509: alternative_names public_key_algorithm public_key_curve serial_number signature_algorithm version_number
threat.enrichments.indicator.x509.issuer: common_name country distinguished_name locality organization organizational_unit state_or_province
threat.enrichments.indicator.x509.subject: common_name country distinguished_name locality organization organizational_unit state_or_province
threat.enrichments.matched: atomic field id index type
threat.feed: dashboard_id description name reference
threat: framework
threat.group: alias id name reference
threat.indicator.as.organization: name
threat.indicator: description id name provider reference type
threat.indicator.email: address
threat.indicator.file: attributes device directory drive_letter extension fork_name gid group inode mime_type mode name origin_referrer_url origin_url owner path target_path type uid
threat.indicator.file.code_signature: digest_algorithm flags signing_id status subject_name team_id thumbprint_sha256
threat.indicator.file.elf: architecture byte_order cpu_type go_import_hash import_hash shared_libraries telfhash
threat.indicator.file.elf.header: abi_version class data object_version os_abi type version
threat.indicator.file.elf.sections: flags name physical_offset type
threat.indicator.file.elf.segments: sections type
threat.indicator.file.hash: cdhash md5 sha1 sha256 sha384 sha512 ssdeep tlsh
threat.indicator.file.pe: architecture company description file_version go_import_hash imphash import_hash original_file_name pehash product
threat.indicator.file.pe.sections: name
threat.indicator.file.x509: alternative_names public_key_algorithm public_key_curve serial_number signature_algorithm version_number
threat.indicator.file.x509.issuer: common_name country distinguished_name locality organization organizational_unit state_or_province
threat.indicator.file.x509.subject: common_name country distinguished_name locality organization organizational_unit state_or_province
threat.indicator.geo: city_name continent_code continent_name country_iso_code country_name name postal_code region_iso_code region_name timezone
threat.indicator.marking: tlp tlp_version
threat.indicator.registry.data: bytes strings type
threat.indicator.registry: hive key path value
threat.indicator.url: domain extension fragment full original password path query registered_domain scheme subdomain top_level_domain username
threat.indicator.x509: alternative_names public_key_algorithm public_key_curve serial_number signature_algorithm version_number
threat.indicator.x509.issuer: common_name country distinguished_name locality organization organizational_unit state_or_province
threat.indicator.x509.subject: common_name country distinguished_name locality organization organizational_unit state_or_province
threat.software: alias id name platforms reference type
threat.tactic: id name reference
threat.technique: id name reference
threat.technique.subtechnique: id name reference
tls: cipher curve next_protocol version version_protocol
tls.client: certificate certificate_chain issuer ja3 server_name subject supported_ciphers
tls.client.hash: md5 sha1 sha256
tls.client.x509: alternative_names public_key_algorithm public_key_curve serial_number signature_algorithm version_number
tls.client.x509.issuer: common_name country distinguished_name locality organization organizational_unit state_or_province
tls.client.x509.subject: common_name country distinguished_name locality organization organizational_unit state_or_province
tls.server: certificate certificate_chain issuer ja3s subject
tls.server.hash: md5 sha1 sha256
tls.server.x509: alternative_names public_key_algorithm public_key_curve serial_number signature_algorithm version_number
tls.server.x509.issuer: common_name country distinguished_name locality organization organizational_unit state_or_province
tls.server.x509.subject: common_name country distinguished_name locality organization organizational_unit state_or_province
trace: id
transaction: id
url: domain extension fragment full original password path query registered_domain scheme subdomain top_level_domain username
user.changes: domain email full_name hash id name roles
user.changes.group: domain id name
user: domain email full_name hash id name roles
user.effective: domain email full_name hash id name roles
user.effective.group: domain id name
user.group: domain id name
user.risk: calculated_level static_level
user.target: domain email full_name hash id name roles
user.target.group: domain id name
user_agent.device: name
user_agent: name original version
user_agent.os: family full kernel name platform type version
volume: bus_type default_access device_name device_type dos_name file_system_type mount_name nt_name product_id product_name serial_number vendor_id vendor_name
vulnerability: category classification description enumeration id report_id severity
vulnerability.scanner: condition reference source vendor
vulnerability.score: version
wazuh.agent.build: original
wazuh.agent: ephemeral_id groups id name type version
wazuh.agent.host: architecture domain hostname id mac name pid_ns_ino type
wazuh.agent.host.boot: id
wazuh.agent.host.cpu: name
wazuh.agent.host.geo: city_name continent_code continent_name country_iso_code country_name name postal_code region_iso_code region_name timezone
wazuh.agent.host.os: family full kernel name platform type version
wazuh.agent.host.risk: calculated_level static_level
wazuh.cluster: name node
wazuh.event: id
wazuh.integration: category decoders name rules
wazuh.protocol: location
wazuh.schema: version
wazuh.space: name
wazuh.threat.enrichments.indicator.as.organization: name
wazuh.threat.enrichments.indicator: confidence description id name provider reference tags type
wazuh.threat.enrichments.indicator.email: address
wazuh.threat.enrichments.indicator.feed: name
wazuh.threat.enrichments.indicator.file: attributes device directory drive_letter extension fork_name gid group inode mime_type mode name origin_referrer_url origin_url owner path target_path type uid
wazuh.threat.enrichments.indicator.file.code_signature: digest_algorithm flags signing_id status subject_name team_id thumbprint_sha256
wazuh.threat.enrichments.indicator.file.elf: architecture byte_order cpu_type go_import_hash import_hash shared_libraries telfhash
wazuh.threat.enrichments.indicator.file.elf.header: abi_version class data object_version os_abi type version
wazuh.threat.enrichments.indicator.file.elf.sections: flags name physical_offset type
wazuh.threat.enrichments.indicator.file.elf.segments: sections type
wazuh.threat.enrichments.indicator.file.hash: cdhash md5 sha1 sha256 sha384 sha512 ssdeep tlsh
wazuh.threat.enrichments.indicator.file.pe: architecture company description file_version go_import_hash imphash import_hash original_file_name pehash product
wazuh.threat.enrichments.indicator.file.pe.sections: name
wazuh.threat.enrichments.indicator.file.x509: alternative_names public_key_algorithm public_key_curve serial_number signature_algorithm version_number
wazuh.threat.enrichments.indicator.file.x509.issuer: common_name country distinguished_name locality organization organizational_unit state_or_province
wazuh.threat.enrichments.indicator.file.x509.subject: common_name country distinguished_name locality organization organizational_unit state_or_province
wazuh.threat.enrichments.indicator.geo: city_name continent_code continent_name country_iso_code country_name name postal_code region_iso_code region_name timezone
wazuh.threat.enrichments.indicator.marking: tlp tlp_version
wazuh.threat.enrichments.indicator.registry.data: bytes strings type
wazuh.threat.enrichments.indicator.registry: hive key path value
wazuh.threat.enrichments.indicator.software: alias name type
wazuh.threat.enrichments.indicator.x509: alternative_names public_key_algorithm public_key_curve serial_number signature_algorithm version_number
wazuh.threat.enrichments.indicator.x509.issuer: common_name country distinguished_name locality organization organizational_unit state_or_province
wazuh.threat.enrichments.indicator.x509.subject: common_name country distinguished_name locality organization organizational_unit state_or_province
wazuh.threat.enrichments.matched: atomic field id index type
wazuh.threat.feed: dashboard_id description name reference
wazuh.threat: framework
wazuh.threat.group: alias id name reference
wazuh.threat.indicator.as.organization: name
wazuh.threat.indicator: description id name provider reference type
wazuh.threat.indicator.email: address
wazuh.threat.indicator.file: attributes device directory drive_letter extension fork_name gid group inode mime_type mode name origin_referrer_url origin_url owner path target_path type uid
wazuh.threat.indicator.file.code_signature: digest_algorithm flags signing_id status subject_name team_id thumbprint_sha256
wazuh.threat.indicator.file.elf: architecture byte_order cpu_type go_import_hash import_hash shared_libraries telfhash
wazuh.threat.indicator.file.elf.header: abi_version class data object_version os_abi type version
wazuh.threat.indicator.file.elf.sections: flags name physical_offset type
wazuh.threat.indicator.file.elf.segments: sections type
wazuh.threat.indicator.file.hash: cdhash md5 sha1 sha256 sha384 sha512 ssdeep tlsh
wazuh.threat.indicator.file.pe: architecture company description file_version go_import_hash imphash import_hash original_file_name pehash product
wazuh.threat.indicator.file.pe.sections: name
wazuh.threat.indicator.file.x509: alternative_names public_key_algorithm public_key_curve serial_number signature_algorithm version_number
wazuh.threat.indicator.file.x509.issuer: common_name country distinguished_name locality organization organizational_unit state_or_province
wazuh.threat.indicator.file.x509.subject: common_name country distinguished_name locality organization organizational_unit state_or_province
wazuh.threat.indicator.geo: city_name continent_code continent_name country_iso_code country_name name postal_code region_iso_code region_name timezone
wazuh.threat.indicator.marking: tlp tlp_version
wazuh.threat.indicator.registry.data: bytes strings type
wazuh.threat.indicator.registry: hive key path value
wazuh.threat.indicator.x509: alternative_names public_key_algorithm public_key_curve serial_number signature_algorithm version_number
wazuh.threat.indicator.x509.issuer: common_name country distinguished_name locality organization organizational_unit state_or_province
wazuh.threat.indicator.x509.subject: common_name country distinguished_name locality organization organizational_unit state_or_province
wazuh.threat.software: alias id name platforms reference type
wazuh.threat.tactic: id name reference
wazuh.threat.technique: id name reference
wazuh.threat.technique.subtechnique: id name reference
= object
check.mitre: subtechnique tactic technique
container: labels
dns: answers
host: cpu memory
host.memory: used
: labels
log: syslog
mitre: subtechnique tactic technique
network: inner
observer: egress ingress
process.entry_leader: tty
process.group_leader: tty
process: io tty
process.io: bytes_skipped
process.parent: tty
process.session_leader: tty
rule.mitre: subtechnique tactic technique
threat: enrichments
threat.enrichments: indicator
threat.enrichments.indicator: software
wazuh.agent.host: cpu memory
wazuh.agent.host.memory: used
wazuh.threat: enrichments
wazuh.threat.enrichments: indicator
wazuh.threat.enrichments.indicator: software
= long
client.as: number
client: bytes packets port
client.nat: port
container.disk.read: bytes
container.disk.write: bytes
container.network.egress: bytes
container.network.ingress: bytes
destination.as: number
destination: bytes packets port
destination.nat: port
dll.pe: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
dll.pe.sections: entropy physical_size var_entropy virtual_size
dns.answers: ttl
email.attachments.file: size
event: duration sequence severity
file.elf: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
file.elf.header: entrypoint
file.elf.sections: chi2 entropy physical_size var_entropy virtual_address virtual_size
file.macho: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
file.macho.sections: entropy physical_size var_entropy virtual_size
file.pe: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
file.pe.sections: entropy physical_size var_entropy virtual_size
file: size
file.x509: public_key_size
host.cpu: cores speed
host.disk.read: bytes
host.disk.write: bytes
host.memory: free total
host.memory.used: percentage
host.network.egress: bytes drops errors packets queue
host.network.ingress: bytes drops errors packets queue
host: uptime
http.request.body: bytes
http.request: bytes
http.response.body: bytes
http.response: bytes status_code
interface: mtu
log.origin.file: line
log.syslog.facility: code
log.syslog: priority
log.syslog.severity: code
network: bytes metric packets
observer.egress.interface: mtu
observer.egress.interface.observer.ingress.interface: mtu
observer.ingress.interface: mtu
package: size
process: args_count exit_code pid uptime vpid
process.elf: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
process.elf.header: entrypoint
process.elf.sections: chi2 entropy physical_size var_entropy virtual_address virtual_size
process.entry_leader: args_count pid vpid
process.entry_leader.parent: pid vpid
process.entry_leader.parent.session_leader: pid vpid
process.entry_leader.tty.char_device: major minor
process.group_leader: args_count pid vpid
process.group_leader.tty.char_device: major minor
process.io.bytes_skipped: length offset
process.io: total_bytes_captured total_bytes_skipped
process.macho: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
process.macho.sections: entropy physical_size var_entropy virtual_size
process.parent: args_count exit_code pid uptime vpid
process.parent.elf: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
process.parent.elf.header: entrypoint
process.parent.elf.sections: chi2 entropy physical_size var_entropy virtual_address virtual_size
process.parent.group_leader: pid vpid
process.parent.macho: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
process.parent.macho.sections: entropy physical_size var_entropy virtual_size
process.parent.pe: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
process.parent.pe.sections: entropy physical_size var_entropy virtual_size
process.parent.thread: id
process.parent.tty.char_device: major minor
process.pe: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
process.pe.sections: entropy physical_size var_entropy virtual_size
process.previous: args_count
process.session_leader: args_count pid vpid
process.session_leader.parent: pid vpid
process.session_leader.parent.session_leader: pid vpid
process.session_leader.tty.char_device: major minor
process.thread: id
process.tty.char_device: major minor
process.tty: columns rows
server.as: number
server: bytes packets port
server.nat: port
source.as: number
source: bytes packets port
source.nat: port
threat.enrichments.indicator.as: number
threat.enrichments.indicator.file.elf: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
threat.enrichments.indicator.file.elf.header: entrypoint
threat.enrichments.indicator.file.elf.sections: chi2 entropy physical_size var_entropy virtual_address virtual_size
threat.enrichments.indicator.file.pe: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
threat.enrichments.indicator.file.pe.sections: entropy physical_size var_entropy virtual_size
threat.enrichments.indicator.file: size
threat.enrichments.indicator.file.x509: public_key_size
threat.enrichments.indicator: port scanner_stats sightings
threat.enrichments.indicator.url: port
threat.enrichments.indicator.x509: public_key_size
threat.indicator.as: number
threat.indicator.file.elf: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
threat.indicator.file.elf.header: entrypoint
threat.indicator.file.elf.sections: chi2 entropy physical_size var_entropy virtual_address virtual_size
threat.indicator.file.pe: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
threat.indicator.file.pe.sections: entropy physical_size var_entropy virtual_size
threat.indicator.file: size
threat.indicator.file.x509: public_key_size
threat.indicator: port scanner_stats sightings
threat.indicator.url: port
threat.indicator.x509: public_key_size
tls.client.x509: public_key_size
tls.server.x509: public_key_size
url: port
volume: size
wazuh.agent.host.cpu: cores speed
wazuh.agent.host.disk.read: bytes
wazuh.agent.host.disk.write: bytes
wazuh.agent.host.memory: free total
wazuh.agent.host.memory.used: percentage
wazuh.agent.host.network.egress: bytes drops errors packets queue
wazuh.agent.host.network.ingress: bytes drops errors packets queue
wazuh.agent.host: uptime
wazuh.threat.enrichments.indicator.as: number
wazuh.threat.enrichments.indicator.file.elf: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
wazuh.threat.enrichments.indicator.file.elf.header: entrypoint
wazuh.threat.enrichments.indicator.file.elf.sections: chi2 entropy physical_size var_entropy virtual_address virtual_size
wazuh.threat.enrichments.indicator.file.pe: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
wazuh.threat.enrichments.indicator.file.pe.sections: entropy physical_size var_entropy virtual_size
wazuh.threat.enrichments.indicator.file: size
wazuh.threat.enrichments.indicator.file.x509: public_key_size
wazuh.threat.enrichments.indicator: port scanner_stats sightings
wazuh.threat.enrichments.indicator.x509: public_key_size
wazuh.threat.indicator.as: number
wazuh.threat.indicator.file.elf: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
wazuh.threat.indicator.file.elf.header: entrypoint
wazuh.threat.indicator.file.elf.sections: chi2 entropy physical_size var_entropy virtual_address virtual_size
wazuh.threat.indicator.file.pe: go_imports_names_entropy go_imports_names_var_entropy imports_names_entropy imports_names_var_entropy
wazuh.threat.indicator.file.pe.sections: entropy physical_size var_entropy virtual_size
wazuh.threat.indicator.file: size
wazuh.threat.indicator.file.x509: public_key_size
wazuh.threat.indicator: port scanner_stats sightings
wazuh.threat.indicator.x509: public_key_size
= geo_point
client.geo: location
destination.geo: location
host.geo: location
observer.geo: location
server.geo: location
source.geo: location
threat.enrichments.indicator.geo: location
threat.indicator.geo: location
wazuh.agent.host.geo: location
wazuh.threat.enrichments.indicator.geo: location
wazuh.threat.indicator.geo: location
= ip
client: ip
client.nat: ip
destination: ip
destination.nat: ip
dns: resolved_ip
host: ip
network: broadcast forwarded_ip gateway netmask
observer: ip
orchestrator.resource: ip
process.entry_leader.entry_meta.source: ip
related: ip
server: ip
server.nat: ip
source: ip
source.nat: ip
threat.enrichments.indicator: ip
threat.indicator: ip
wazuh.agent.host: ip
wazuh.threat.enrichments.indicator: ip
wazuh.threat.indicator: ip
= scaled_float
container.cpu: usage
container.memory: usage
host.cpu: usage
wazuh.agent.host.cpu: usage
= boolean
container.security_context: privileged
dll.code_signature: exists trusted valid
dll.pe: go_stripped
faas: coldstart
file.code_signature: exists trusted valid
file.elf: go_stripped
file.macho: go_stripped
file.pe: go_stripped
process.code_signature: exists trusted valid
process.elf: go_stripped
process.entry_leader: interactive same_as_process
process.group_leader: interactive same_as_process
process: interactive
process.io: max_bytes_per_process_exceeded
process.macho: go_stripped
process.parent.code_signature: exists trusted valid
process.parent.elf: go_stripped
process.parent: interactive
process.parent.macho: go_stripped
process.parent.pe: go_stripped
process.pe: go_stripped
process.session_leader: interactive same_as_process
threat.enrichments.indicator.file.code_signature: exists trusted valid
threat.enrichments.indicator.file.elf: go_stripped
threat.enrichments.indicator.file.pe: go_stripped
threat.indicator.file.code_signature: exists trusted valid
threat.indicator.file.elf: go_stripped
threat.indicator.file.pe: go_stripped
tls: established resumed
volume: removable writable
vulnerability: under_evaluation
wazuh.space: event_discarded
wazuh.threat.enrichments.indicator.file.code_signature: exists trusted valid
wazuh.threat.enrichments.indicator.file.elf: go_stripped
wazuh.threat.enrichments.indicator.file.pe: go_stripped
wazuh.threat.indicator.file.code_signature: exists trusted valid
wazuh.threat.indicator.file.elf: go_stripped
wazuh.threat.indicator.file.pe: go_stripped
= flat_object
dll.pe: go_imports imports
file.elf: exports go_imports imports
file.macho: go_imports imports
file.pe: go_imports imports
log.syslog: structured_data
process.elf: exports go_imports imports
process.macho: go_imports imports
process.parent.elf: exports go_imports imports
process.parent.macho: go_imports imports
process.parent.pe: go_imports imports
process.pe: go_imports imports
threat.enrichments.indicator.file.elf: exports go_imports imports
threat.enrichments.indicator.file.pe: go_imports imports
threat.indicator.file.elf: exports go_imports imports
threat.indicator.file.pe: go_imports imports
wazuh.threat.enrichments.indicator.file.elf: exports go_imports imports
wazuh.threat.enrichments.indicator.file.pe: go_imports imports
wazuh.threat.indicator.file.elf: exports go_imports imports
wazuh.threat.indicator.file.pe: go_imports imports
= nested
dll.pe: sections
email: attachments
file.elf: sections segments
file.macho: sections
file.pe: sections
process.elf: sections segments
process.macho: sections
process.parent.elf: sections segments
process.parent.macho: sections
process.parent.pe: sections
process.pe: sections
threat.enrichments.indicator.file.elf: sections segments
threat.enrichments.indicator.file.pe: sections
threat.indicator.file.elf: sections segments
threat.indicator.file.pe: sections
wazuh.threat.enrichments.indicator.file.elf: sections segments
wazuh.threat.enrichments.indicator.file.pe: sections
wazuh.threat.indicator.file.elf: sections segments
wazuh.threat.indicator.file.pe: sections
= keyword stored
event: original
gen_ai.agent: description
= float
event: risk_score risk_score_norm
host.risk: calculated_score calculated_score_norm static_score static_score_norm
user.risk: calculated_score calculated_score_norm static_score static_score_norm
vulnerability.score: base environmental temporal
wazuh.agent.host.risk: calculated_score calculated_score_norm static_score static_score_norm
= long stored
file.x509: public_key_exponent
threat.enrichments.indicator.file.x509: public_key_exponent
threat.enrichments.indicator.x509: public_key_exponent
threat.indicator.file.x509: public_key_exponent
threat.indicator.x509: public_key_exponent
tls.client.x509: public_key_exponent
tls.server.x509: public_key_exponent
wazuh.threat.enrichments.indicator.file.x509: public_key_exponent
wazuh.threat.enrichments.indicator.x509: public_key_exponent
wazuh.threat.indicator.file.x509: public_key_exponent
wazuh.threat.indicator.x509: public_key_exponent
= integer
gen_ai.request.choice: count
gen_ai.request: max_tokens seed
gen_ai.usage: input_tokens output_tokens
= double
gen_ai.request: frequency_penalty presence_penalty temperature top_k top_p
= short
threat.indicator: confidence
wazuh.threat.indicator: confidence
= byte
wazuh.protocol: queue
`;
