import type { XmlElement } from '../reader/index.ts';
import type { OptionContext, RuleDraft } from './draft.ts';
import { foldCase } from './letters.ts';
import { optionOf } from './options/index.ts';
import { checkIfSid } from './options/parents.ts';

/** Reads a rule's elements in their order, up to one that skips the rule. */
export function readOptions(element: XmlElement, draft: RuleDraft, context: OptionContext): void {
  const { report } = context;
  const { id } = draft.attributes;
  if (element.children.length === 0) {
    const risk = 'It may lead to false positives and some other problems for the system';
    throw report.refuse(`Rule '${id}' without any option. ${risk}. Exiting.`);
  }
  for (const child of element.children) {
    const option = optionOf.get(child.name) ?? optionOf.get(foldCase(child.name));
    if (option === undefined || (option.spelling === 'exact' && !option.elements.includes(child.name))) {
      throw report.refuse(`Invalid option '${child.name}' for rule '${id}'.`);
    }
    option.read(child, draft, context);
    if (draft.verdict === 'skipped') break;
  }
  checkIfSid(draft, report);
}
