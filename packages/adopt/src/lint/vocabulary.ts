const expressions = [
  'action',
  'data',
  'dstgeoip',
  'dstport',
  'extra_data',
  'field',
  'hostname',
  'id',
  'location',
  'match',
  'program_name',
  'protocol',
  'regex',
  'srcgeoip',
  'srcport',
  'status',
  'system_name',
  'url',
  'user',
] as const;

/** Elements whose text is a pattern. */
export const patternElements: ReadonlySet<string> = new Set(expressions);

const compared = [
  'action',
  'agent',
  'data',
  'dst_ip',
  'dst_port',
  'dstgeoip',
  'dstip',
  'dstport',
  'extra_data',
  'field',
  'fields',
  'id',
  'location',
  'protocol',
  'source_ip',
  'src_ip',
  'src_port',
  'srcgeoip',
  'srcip',
  'srcport',
  'srcuser',
  'status',
  'system_name',
  'url',
  'user',
];

/** Every element that the loader knows in a rule. */
export const knownElements: ReadonlySet<string> = new Set([
  ...expressions,
  ...compared.flatMap((name) => [`same_${name}`, `different_${name}`, `not_same_${name}`]),
  'category',
  'check_diff',
  'check_if_ignored',
  'compiled_rule',
  'cve',
  'decoded_as',
  'description',
  'dstip',
  'global_frequency',
  'group',
  'if_fts',
  'if_group',
  'if_level',
  'if_matched_group',
  'if_matched_regex',
  'if_matched_sid',
  'if_sid',
  'ignore',
  'info',
  'list',
  'mitre',
  'options',
  'srcip',
  'time',
  'weekday',
]);

/** Elements read into a buffer of 2,047 bytes: a longer text is dropped and the rule kept without it. */
export const bufferedElements: ReadonlySet<string> = new Set([
  ...expressions.filter((name) => name !== 'field'),
  'category',
  'compiled_rule',
  'group',
  'if_group',
  'if_level',
  'if_matched_group',
  'if_matched_regex',
  'if_matched_sid',
  'if_sid',
  'time',
  'weekday',
]);

/** The language of an element's pattern where it names none. */
export function standardLanguage(element: string): 'osmatch' | 'osregex' | 'string' {
  if (element === 'field' || element === 'regex' || element === 'if_matched_regex') return 'osregex';
  return element === 'action' ? 'string' : 'osmatch';
}
