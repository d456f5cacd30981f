import { staticFieldNames } from '../../event.ts';
import { addCondition } from '../draft.ts';
import { foldCase } from '../letters.ts';
import { maxFields } from '../limits.ts';
import { LoadRefused } from '../load-report.ts';
import type { RuleOption } from '../option.ts';
import { attributeOf, negationOf, patternTypeOf } from '../pattern-attributes.ts';
import { compilePattern, patternCondition } from '../pattern-condition.ts';

/** Names that have elements of their own, `<srcip>` and so on, and that `<field>` refuses. */
const refusedNames: ReadonlySet<string> = new Set([...staticFieldNames, 'user']);

/**
 * `<field name="…">`: a dynamic field, looked up by name whatever its case. Every element is a condition of its own,
 * its text is not joined, and 2,048 bytes are no limit.
 */
export const field: RuleOption = {
  elements: ['field'],
  read(xml, draft, context) {
    const { report } = context;
    const { id } = draft.attributes;
    if ((draft.conditions.get('field')?.length ?? 0) >= maxFields) {
      throw report.refuse(`Rule ${id} has exceeded the maximum number of allowed fields`);
    }
    // The one refusal that Wazuh says nothing about.
    if (xml.attributes.length === 0) throw new LoadRefused('field without attributes');
    const name = attributeOf(xml, 'name');
    if (name === undefined) {
      throw report.refuse(`Failure to read rule ${id}. No such attribute 'name' for field.`);
    }
    const folded = foldCase(name);
    if (refusedNames.has(folded)) {
      throw report.refuse(`Failure to read rule ${id}. Field '${name}' is static.`);
    }
    const type = patternTypeOf(xml, 'osregex', id, report);
    const negate = negationOf(xml, id, report);
    const pattern = { text: xml.content, type, negate };
    const expression = compilePattern(pattern, name, id, context);
    const condition = patternCondition(`field ${name}`, pattern, expression, (subject) =>
      subject.field(folded),
    );
    addCondition(draft, 'field', condition);
  },
  conditions: (draft) => draft.conditions.get('field') ?? [],
};
