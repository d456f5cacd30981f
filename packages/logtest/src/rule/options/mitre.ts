import type { ByteText } from '../../bytes.ts';
import type { XmlElement } from '../../reader/index.ts';
import type { RuleDraft } from '../draft.ts';
import { foldCase } from '../letters.ts';
import type { LoadReport } from '../load-report.ts';
import type { RuleOption } from '../option.ts';

/**
 * A `<mitre>` block: technique ids, or exactly one pair of tactic and technique. A block with anything else in it is
 * dropped, and so are all technique ids of a rule that has a pair.
 */
export const mitre: RuleOption = {
  elements: ['mitre'],
  read(xml, draft, { report }) {
    const { id } = draft.attributes;
    if (xml.children.length === 0) {
      report.warning(`Empty Mitre information for rule '${id}'`);
      return;
    }
    if (readable(xml.children, id, report)) takeBlock(xml.children, draft, report);
  },
};

const labels: ReadonlyMap<ByteText, string> = new Map([
  ['id', 'Technique'],
  ['tacticid', 'Tactic'],
  ['techniqueid', 'Technique'],
]);

/** Says what is unknown or empty in the block. */
function readable(children: readonly XmlElement[], id: number, report: LoadReport): boolean {
  const problems = children.filter(({ name, content }) => {
    const label = labels.get(foldCase(name));
    if (label === undefined) report.error(`Invalid option '${name}' for rule '${id}'`);
    else if (content === '') report.warning(`No Mitre ${label} ID found for rule '${id}'`);
    return label === undefined || content === '';
  });
  return problems.length === 0;
}

function takeBlock(children: readonly XmlElement[], draft: RuleDraft, report: LoadReport): void {
  const ids = named(children, 'id');
  const problem = blockProblem(ids.length, children, draft.attributes.id);
  if (problem !== null) {
    report.warning(problem);
    return;
  }
  const format = ids.length > 0 ? 'ids' : 'pairs';
  if (draft.mitreFormat !== 'none' && draft.mitreFormat !== format) {
    const dropped = 'combined old and new Mitre formats, the old Mitre Technique format will be discarded.';
    report.warning(`Rule '${draft.attributes.id}' ${dropped}`);
    draft.mitre = [];
    draft.mitreFormat = 'pairs';
    return;
  }
  draft.mitreFormat = format;
  draft.mitre = [...new Set([...draft.mitre, ...ids])];
}

function named(children: readonly XmlElement[], name: string): readonly ByteText[] {
  return children.filter((child) => foldCase(child.name) === name).map(({ content }) => content);
}

function blockProblem(ids: number, children: readonly XmlElement[], ruleId: number): string | null {
  const tactics = named(children, 'tacticid').length;
  const techniques = named(children, 'techniqueid').length;
  const discarded = 'The Mitre block will be discarded.';
  if (ids > 0) {
    if (tactics + techniques === 0) return null;
    return `Rule '${ruleId}' combined old and new Mitre formats in the same block. ${discarded}`;
  }
  if (techniques === 0) return `Mitre techniqueID should be defined in rule '${ruleId}'`;
  if (tactics === 0) return `Mitre tacticID should be defined in rule '${ruleId}'`;
  if (tactics === 1 && techniques === 1) return null;
  const several = 'is not allowed to join more than one Mitre techniqueID or tacticID in the same block.';
  return `In rule '${ruleId}' ${several} ${discarded}`;
}
