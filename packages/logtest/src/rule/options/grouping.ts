import { foldCase } from '../letters.ts';
import type { RuleOption } from '../option.ts';
import type { ComparedField } from '../rule.ts';

type ComparedStatic = Extract<ComparedField, { kind: 'static' }>['name'];

interface Spellings {
  readonly same: readonly string[];
  readonly different: readonly string[];
  /** Which of them are unknown in any other case. */
  readonly exact: readonly string[];
}

const plain = (name: string): Spellings => ({
  same: [`same_${name}`],
  different: [`different_${name}`],
  exact: [],
});
const exactly = (name: string): Spellings => ({
  ...plain(name),
  exact: [`same_${name}`, `different_${name}`],
});

/** The elements that compare each static field. */
const spellings: Readonly<Record<ComparedStatic, Spellings>> = {
  srcip: {
    same: ['same_source_ip', 'same_srcip'],
    different: ['different_srcip', 'not_same_source_ip'],
    exact: ['different_srcip', 'not_same_source_ip'],
  },
  dstip: plain('dstip'),
  srcport: {
    same: ['same_src_port', 'same_srcport'],
    different: ['different_src_port', 'different_srcport'],
    exact: [],
  },
  dstport: {
    same: ['same_dst_port', 'same_dstport'],
    different: ['different_dst_port', 'different_dstport'],
    exact: [],
  },
  srcgeoip: exactly('srcgeoip'),
  dstgeoip: exactly('dstgeoip'),
  srcuser: plain('srcuser'),
  dstuser: { same: ['same_user'], different: ['different_user', 'not_same_user'], exact: [] },
  protocol: { ...plain('protocol'), exact: ['different_protocol'] },
  action: { ...plain('action'), exact: ['different_action'] },
  id: {
    same: ['same_id'],
    different: ['different_id', 'not_same_id'],
    exact: ['same_id', 'different_id', 'not_same_id'],
  },
  url: exactly('url'),
  data: exactly('data'),
  extra_data: exactly('extra_data'),
  status: exactly('status'),
  system_name: exactly('system_name'),
  location: plain('location'),
};

/** `<same_srcip/>`, `<different_url/>` and so on: which earlier events a composite rule counts. */
const staticGroupings: readonly RuleOption[] = Object.entries(spellings).flatMap(([field, elements]) =>
  (['same', 'different'] as const).flatMap((side) =>
    elements[side].map((element): RuleOption => {
      const read: RuleOption['read'] = (_xml, draft) => {
        draft[side].push({ kind: 'static', name: field as ComparedStatic });
      };
      const option: RuleOption = { elements: [element], read };
      return elements.exact.includes(element) ? { ...option, spelling: 'exact' } : option;
    }),
  ),
);

/** `<same_field>name</same_field>`: one dynamic field, its name exactly as written, blanks included. */
const dynamicGroupings: readonly RuleOption[] = (
  [
    ['same_field', 'same'],
    ['different_field', 'different'],
    ['not_same_field', 'different'],
  ] as const
).map(
  ([element, side]): RuleOption => ({
    elements: [element],
    read(xml, draft) {
      draft[side].push({ kind: 'dynamic', name: foldCase(xml.content) });
    },
  }),
);

/** Of no effect any more. */
const agentGroupings: RuleOption = {
  elements: ['same_agent', 'not_same_agent'],
  read(xml, _draft, { report }) {
    const name = foldCase(xml.name);
    report.warning(`Detected a deprecated field option for rule, ${name} is not longer available.`);
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
