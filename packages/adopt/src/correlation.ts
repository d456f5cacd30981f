import { type Level, ownEntry } from '@sigmazuh/parser';
import { type Composite, compositeOf, conditionsOf, type ManagerRule, type RuleTree } from '@sigmazuh/wazuh';
import type { AdoptedDetection } from './adopt-rule.ts';
import type { AdoptedDocument } from './adopt-rules.ts';
import { type AdoptedSource, fieldNameIn } from './ancestry/adopted-source.ts';
import type { PlacedRule } from './read-rules.ts';
import { Refusal } from './translate/ask.ts';
import { headLines, headOf } from './write/rule-document.ts';

/** Elements that compare a static field of the events, by the name of that field. */
const sameStatic: Readonly<Record<string, string>> = {
  same_srcip: 'srcip',
  same_source_ip: 'srcip',
  same_dstip: 'dstip',
  same_dst_ip: 'dstip',
  same_srcport: 'srcport',
  same_src_port: 'srcport',
  same_dstport: 'dstport',
  same_dst_port: 'dstport',
  same_srcuser: 'srcuser',
  same_user: 'dstuser',
  same_protocol: 'protocol',
  same_action: 'action',
  same_id: 'id',
  same_url: 'url',
  same_data: 'data',
  same_extra_data: 'extra_data',
  same_status: 'status',
  same_system_name: 'systemname',
  same_location: 'location',
};

/** What was made of the rules that may be counted. */
export interface Counted {
  readonly detections: ReadonlyMap<number, readonly AdoptedDetection[]>;
  readonly documents: ReadonlyMap<number, readonly AdoptedDocument[]>;
}

/** A rule that counts the alerts of another as a Sigma correlation of the type `event_count`. */
export function adoptCorrelation(
  rule: PlacedRule,
  loaded: ManagerRule,
  level: Level,
  tree: RuleTree,
  { detections, documents }: Counted,
): AdoptedDocument | Refusal {
  const { written } = loaded;
  const composite = written === undefined ? null : compositeOf(written);
  if (written === undefined || composite === null)
    return new Refusal('counts', 'what it counts is not known');
  if (composite.counts.kind !== 'rule') {
    return new Refusal('counts', 'it counts alerts of a group or of a pattern, not those of one rule');
  }
  const { id } = composite.counts;
  const [condition] = conditionsOf(written);
  if (condition !== undefined) {
    return new Refusal(
      'counts',
      'it also asks something of the last event, which a correlation of Sigma cannot',
    );
  }
  if (written.options.some(({ name }) => name === 'if_sid' || name === 'if_group')) {
    return new Refusal('counts', 'its last event is of another rule than those it counts');
  }
  if (tree.rules.get(id) === undefined)
    return new Refusal('not-loaded', `there is no rule ${id}, which it counts`);
  const counted = detections.get(id);
  if (counted === undefined) return new Refusal('counts', `rule ${id}, which it counts, is not adopted`);
  const [first] = counted;
  if (first === undefined || counted.length > 1) {
    return new Refusal('counts', `rule ${id}, which it counts, has events of several log sources`);
  }
  const groupBy = fieldsCompared(composite, first.source);
  if (groupBy instanceof Refusal) return groupBy;
  const head = headOf(rule, null);
  const content = {
    ...headLines(head),
    correlation: {
      type: 'event_count',
      rules: (documents.get(id) ?? []).map((each) => each.id),
      ...(groupBy.length === 0 ? {} : { 'group-by': groupBy }),
      timespan: `${composite.timeframe}s`,
      condition: { gte: composite.frequency },
    },
    level,
    wazuh: head.origin,
  };
  return { id: head.id, kind: 'correlation', content };
}

function fieldsCompared({ groupings }: Composite, source: AdoptedSource): readonly string[] | Refusal {
  const fields: string[] = [];
  for (const { name, text } of groupings) {
    // Sigma counts over all hosts, as this asks for; without it a manager counts for each agent alone.
    if (name === 'global_frequency') continue;
    const wanted = name === 'same_field' ? text.trim() : ownEntry(sameStatic, name);
    if (wanted === undefined) return new Refusal('counts', `<${name}> has no like in a correlation of Sigma`);
    const field = fieldNameIn(source, wanted);
    if (field === null) return new Refusal('field', `Sigma has no name for the field "${wanted}" here`);
    fields.push(field);
  }
  return fields;
}
