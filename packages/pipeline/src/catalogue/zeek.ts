import { ownEntry } from '@sigmazuh/parser';
import { names } from './field-names.ts';

/** What every entry has about the connection that it is of. */
const connection = names('ts uid id.orig_h id.orig_p id.resp_h id.resp_p');

/** Fields of Zeek's logs, by the names of the logs. */
const zeekLogs: Readonly<Record<string, readonly string[]>> = {
  conn: names(
    'proto service duration orig_bytes resp_bytes conn_state local_orig local_resp missed_bytes history orig_pkts',
    'orig_ip_bytes resp_pkts resp_ip_bytes tunnel_parents orig_l2_addr resp_l2_addr vlan inner_vlan ip_proto',
    'community_id',
  ),
  dce_rpc: names('rtt named_pipe endpoint operation'),
  dns: names(
    'proto trans_id rtt query qclass qclass_name qtype qtype_name rcode rcode_name AA TC RD RA Z answers TTLs',
    'rejected auth addl original_query',
  ),
  files: names(
    'fuid tx_hosts rx_hosts conn_uids source depth analyzers mime_type filename duration local_orig is_orig',
    'seen_bytes total_bytes missing_bytes overflow_bytes timedout parent_fuid md5 sha1 sha256 extracted',
    'extracted_cutoff extracted_size entropy',
  ),
  ftp: names(
    'user password command arg mime_type file_size reply_code reply_msg data_channel.passive data_channel.orig_h',
    'data_channel.resp_h data_channel.resp_p cwd fuid',
  ),
  http: names(
    'trans_depth method host uri referrer version user_agent origin request_body_len response_body_len status_code',
    'status_msg info_code info_msg tags username password capture_password proxied range_request orig_fuids',
    'orig_filenames orig_mime_types resp_fuids resp_filenames resp_mime_types client_header_names',
    'server_header_names cookie_vars uri_vars post_body',
  ),
  kerberos: names(
    'request_type client service success error_code error_msg from till cipher forwardable renewable',
    'client_cert_subject client_cert_fuid server_cert_subject server_cert_fuid auth_ticket new_ticket',
  ),
  ntlm: names(
    'username hostname domainname server_nb_computer_name server_dns_computer_name server_tree_name success status',
  ),
  rdp: names(
    'cookie result security_protocol client_channels keyboard_layout client_build client_name client_dig_product_id',
    'desktop_width desktop_height requested_color_depth cert_type cert_count cert_permanent encryption_level',
    'encryption_method ssl',
  ),
  smb_files: names(
    'fuid action path name size prev_name times.modified times.accessed times.created times.changed',
  ),
  smb_mapping: names('path service native_file_system share_type'),
  smtp: names(
    'trans_depth helo mailfrom rcptto date from to cc reply_to msg_id in_reply_to subject x_originating_ip',
    'first_received second_received last_reply path user_agent tls fuids is_webmail',
  ),
  ssh: names(
    'version auth_success auth_attempts direction client server cipher_alg mac_alg compression_alg kex_alg',
    'host_key_alg host_key remote_location.country_code remote_location.region remote_location.city',
    'remote_location.latitude remote_location.longitude hassh hasshServer',
  ),
  ssl: names(
    'version cipher curve server_name resumed last_alert next_protocol established ssl_history cert_chain_fps',
    'client_cert_chain_fps cert_chain_fuids client_cert_chain_fuids subject issuer client_subject client_issuer',
    'sni_matches_cert validation_status ja3 ja3s',
  ),
  x509: names(
    'fingerprint fuid certificate.version certificate.serial certificate.subject certificate.issuer certificate.cn',
    'certificate.not_valid_before certificate.not_valid_after certificate.key_alg certificate.sig_alg',
    'certificate.key_type certificate.key_length certificate.exponent certificate.curve san.dns san.uri san.email',
    'san.ip san.other_fields basic_constraints.ca basic_constraints.path_len host_cert client_cert',
  ),
};

/** Fields that entries of the log can have; `undefined` for a log that nobody has described. */
export function zeekFields(log: string): readonly string[] | undefined {
  const own = ownEntry(zeekLogs, log);
  return own === undefined ? undefined : [...connection, ...own, '_path', '_write_ts', '_system_name'];
}
