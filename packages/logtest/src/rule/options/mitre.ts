import type { ByteText } from '../../bytes.ts';
import type { XmlElement } from '../../reader/index.ts';
import { foldCase } from '../letters.ts';
import type { RuleOption } from '../option.ts';

/** A `<mitre>` block: technique ids, or exactly one pair of tactic and technique; what is neither is dropped. */
export const mitre: RuleOption = {
  elements: ['mitre'],
  read(xml, draft, { report }) {
    const { id } = draft.attributes;
    if (xml.children.length === 0) {
      report.warning(`Empty Mitre information for rule '${id}'`);
      return;
    }
    const known = xml.children.filter(({ name }) => blockNames.has(foldCase(name)));
    for (const child of xml.children) {
      if (!known.includes(child)) report.error(`Invalid option '${child.name}' for rule '${id}'`);
    }
    const problem = blockProblem(known, id);
    if (problem !== null) {
      report.warning(problem);
      return;
    }
    for (const child of named(known, 'id')) {
      if (!draft.mitre.includes(child)) draft.mitre.push(child);
    }
  },
};

const blockNames: ReadonlySet<string> = new Set(['id', 'tacticid', 'techniqueid']);

function named(children: readonly XmlElement[], name: string): readonly ByteText[] {
  return children.filter((child) => foldCase(child.name) === name).map(({ content }) => content);
}

function blockProblem(children: readonly XmlElement[], ruleId: number): string | null {
  const ids = named(children, 'id');
  const tactics = named(children, 'tacticid');
  const techniques = named(children, 'techniqueid');
  if (ids.includes('') || tactics.includes('') || techniques.includes('')) {
    return `Mitre id is empty in rule '${ruleId}'. The Mitre block will be discarded.`;
  }
  if (ids.length > 0 && tactics.length + techniques.length > 0) {
    return `Rule '${ruleId}' combined old and new Mitre formats in the same block. The Mitre block will be discarded.`;
  }
  if (tactics.length === 0 && techniques.length === 0) return null;
  if (techniques.length === 0) return `Mitre techniqueID should be defined in rule '${ruleId}'`;
  if (tactics.length === 0) return `Mitre tacticID should be defined in rule '${ruleId}'`;
  if (tactics.length > 1 || techniques.length > 1) {
    return `Only one tacticID and techniqueID pair can be defined in a block of rule '${ruleId}'`;
  }
  return null;
}
