import { byIdentity } from '@sigmazuh/compiler';
import { SourceText } from '@sigmazuh/parser';
import { conditionsOf, type RuleCondition } from '@sigmazuh/wazuh';
import { type PlacedElement, readXml } from '../reader/index.ts';

/** Decoder → what it asks of the program in a line's header; every line that it takes satisfies that. */
export type DecoderPrograms = ReadonlyMap<string, RuleCondition>;

type Files = readonly { readonly name: string; readonly text: string }[];

/**
 * Reads which programs' lines the decoders of a manager take, as far as all decoders of one name say so; once for the
 * same list of files.
 */
export const decoderPrograms = byIdentity((files: Files): DecoderPrograms => {
  const all = files
    .flatMap(({ name, text }) => readXml(new SourceText(name, text)).elements)
    .filter(({ name, children }) => name === 'decoder' && !children.some((each) => each.name === 'parent'));
  const byName = new Map<string, PlacedElement[]>();
  for (const decoder of all) {
    const name = decoder.attributes.name ?? '';
    byName.set(name, [...(byName.get(name) ?? []), decoder]);
  }
  const programs = new Map<string, RuleCondition>();
  for (const [name, decoders] of byName) {
    const asked = joined(decoders.map(programOf));
    if (asked !== null) programs.set(name, asked);
  }
  return programs;
});

function programOf({ children }: PlacedElement): RuleCondition | null {
  const options = children.filter(({ name }) => name === 'program_name');
  const [condition] = conditionsOf({ attributes: {}, options });
  return condition ?? null;
}

/** Several decoders of one name take lines of any of their programs. */
function joined(conditions: readonly (RuleCondition | null)[]): RuleCondition | null {
  const patterns = conditions.map((each) =>
    each?.kind === 'static' && each.expression.type === 'osmatch' ? each.expression.pattern : null,
  );
  const [first] = conditions;
  if (patterns.length === 1) return first ?? null;
  if (first?.kind !== 'static' || patterns.some((each) => each === null || each.startsWith('!'))) return null;
  return { ...first, expression: { ...first.expression, pattern: patterns.join('|') } };
}
