import type { Diagnostic, SigmaDocument } from '@sigmazuh/parser';
import type { PackProject } from '../pack-project.ts';
import { packRuleTexts } from './pack-rule-texts.ts';

/** What one rule became, as text; `null` when it is refused. */
export interface Converted {
  readonly text: string | null;
  /** What the back end has to say besides what the project's own pack said. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns one rule of a project into a back end's text. */
export type ConvertTarget = (rule: SigmaDocument, project: PackProject) => Converted;

/** The back ends that print a rule alone, by the name that `--target` has for them. */
export const convertTargets: ReadonlyMap<string, ConvertTarget> = new Map([['wazuh', toWazuh]]);

/** The rules that alert for it, with those that they hang under. */
function toWazuh(rule: SigmaDocument, { pack }: PackProject): Converted {
  const entry = pack?.manifest.rules.find(
    ({ path, title }) => path === rule.range.file && title === rule.title.value,
  );
  if (pack === null || entry === undefined || entry.wazuhIds.length === 0)
    return { text: null, diagnostics: [] };
  const rules = packRuleTexts(pack.rules, entry.wazuhIds);
  const text = `<group name="sigma,">\n${rules.map((each) => each.text).join('\n')}\n</group>\n`;
  return { text, diagnostics: [] };
}
