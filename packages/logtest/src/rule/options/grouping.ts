import { foldCase } from '../letters.ts';
import { maxFields } from '../limits.ts';
import type { RuleOption } from '../option.ts';
import type { ComparedField } from '../rule.ts';

type ComparedStatic = Extract<ComparedField, { kind: 'static' }>['name'];

/** What the elements' names say after `same_`, and the static field that is compared. */
const comparedStatics: Readonly<Record<string, ComparedStatic>> = {
  source_ip: 'srcip',
  srcip: 'srcip',
  dst_ip: 'dstip',
  dstip: 'dstip',
  src_port: 'srcport',
  srcport: 'srcport',
  dst_port: 'dstport',
  dstport: 'dstport',
  srcgeoip: 'srcgeoip',
  dstgeoip: 'dstgeoip',
  srcuser: 'srcuser',
  user: 'dstuser',
  protocol: 'protocol',
  action: 'action',
  id: 'id',
  url: 'url',
  data: 'data',
  extra_data: 'extra_data',
  status: 'status',
  system_name: 'system_name',
  location: 'location',
};

const prefixes = [
  ['same_', 'same'],
  ['different_', 'different'],
  ['not_same_', 'different'],
] as const;

/** `<same_srcip/>`, `<different_url/>` and so on: which earlier events a composite rule counts. */
const staticGroupings: readonly RuleOption[] = prefixes.flatMap(([prefix, side]) =>
  Object.entries(comparedStatics).map(
    ([suffix, name]): RuleOption => ({
      elements: [`${prefix}${suffix}`],
      read: (_xml, draft) => {
        draft[side].push({ kind: 'static', name });
      },
    }),
  ),
);

/** `<same_field>name</same_field>`: one dynamic field, its name exactly as written, blanks included. */
const dynamicGroupings: readonly RuleOption[] = prefixes.map(
  ([prefix, side]): RuleOption => ({
    elements: [`${prefix}field`],
    read(xml, draft, { report }) {
      const { id } = draft.attributes;
      const named = draft[side].filter(({ kind }) => kind === 'dynamic').length;
      if (named >= maxFields)
        throw report.refuse(`Too many overrides for '${prefix}field' options in rule ${id}.`);
      draft[side].push({ kind: 'dynamic', name: foldCase(xml.content) });
    },
  }),
);

/** Of no effect any more. */
const agentGroupings: RuleOption = {
  elements: ['same_agent', 'not_same_agent'],
  read(xml, _draft, { report }) {
    report.warning(`Detected a deprecated field option for rule, ${xml.name} is not longer available.`, 7608);
  },
};

/** `<global_frequency/>`: events of all agents count together. */
const globalFrequency: RuleOption = {
  elements: ['global_frequency'],
  read: (_xml, draft) => {
    draft.counts = 'globally';
  },
};

export const groupings: readonly RuleOption[] = [
  ...staticGroupings,
  ...dynamicGroupings,
  agentGroupings,
  globalFrequency,
];
