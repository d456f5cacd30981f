import type { PackFile } from '@sigmazuh/wazuh';

/** Rules side by side, and how many of the pack's became one. */
export interface FlatRules {
  readonly file: PackFile;
  readonly count: number;
  readonly leftOut: number;
}

interface ReadRule {
  readonly id: number;
  readonly level: string;
  readonly alerts: boolean;
  readonly parents: readonly number[];
  readonly conditions: readonly string[];
}

/**
 * The alerting rules of a pack as a plain conversion would write them: each with all its conditions, straight under
 * one stock rule.
 */
export function flatRules(files: readonly PackFile[], parent: number): FlatRules {
  const rules = new Map(files.flatMap(({ text }) => readRules(text)).map((rule) => [rule.id, rule]));
  const alerting = [...rules.values()].filter(({ alerts }) => alerts);
  const written = alerting.flatMap((rule) => flatRule(rule, rules, parent));
  const text = `<group name="flat,">\n${written.join('\n')}\n</group>\n`;
  return {
    file: { name: 'flat.xml', text },
    count: written.length,
    leftOut: alerting.length - written.length,
  };
}

function flatRule(rule: ReadRule, rules: ReadonlyMap<number, ReadRule>, parent: number): readonly string[] {
  const conditions = [...rule.conditions];
  let at = rules.get(rule.parents[0] ?? 0);
  while (at !== undefined) {
    conditions.unshift(...at.conditions);
    at = rules.get(at.parents[0] ?? 0);
  }
  const searches = conditions.filter((each) => /^<(?:regex|match)\b/.test(each));
  const fits = new Set(searches.map((each) => each.slice(0, 6))).size === searches.length;
  if (!fits) return [];
  return [
    `<rule id="${rule.id}" level="${rule.level}"><if_sid>${parent}</if_sid>${conditions.join('')}<description>flat</description></rule>`,
  ];
}

function readRules(text: string): readonly ReadRule[] {
  return [...text.matchAll(/<rule id="(\d+)" level="(\d+)"([^>]*)>([\s\S]*?)<\/rule>/g)].map(
    ([, id, level = '', attributes = '', content = '']) => ({
      id: Number(id),
      level,
      alerts: !attributes.includes('noalert'),
      parents: (/<if_sid>([\d,]+)<\/if_sid>/.exec(content)?.[1] ?? '').split(',').map(Number),
      conditions: content.match(/<(field|match|regex)\b[^>]*>[^<]*<\/\1>/g) ?? [],
    }),
  );
}
