import type { JudgedCase, Judgement } from '../project/judge-fixtures.ts';

/** What the case says has to happen. */
export function expectedText({ case: { expect } }: JudgedCase): string {
  return expect.kind === 'none' ? 'no alert' : `one alert of ${expect.alias}`;
}

/** What each judge says happened. */
export function gotTexts(judged: JudgedCase): readonly string[] {
  return [`Sigma: ${names(judged.sigma, judged)}`, `Wazuh: ${names(judged.wazuh, judged)}${others(judged)}`];
}

/** The winners by the short names that the fixture gives them, else by title and id. */
function names({ winners }: Judgement, judged: JudgedCase): string {
  const alerts = winners.map((id) => `one alert of ${aliasOf(id, judged) ?? titleOf(id, judged)}`);
  return alerts.join(', ') || 'no alert';
}

function titleOf(id: string, { titles }: JudgedCase): string {
  const title = titles.get(id);
  return title === undefined || title === id ? id : `"${title}" (${id})`;
}

/** What else raised an alert there, which the pack's rules then did not. */
export function others({ wazuh }: JudgedCase): string {
  const alerts = wazuh.others.map(
    ({ rule, level, description }) => `the manager's rule ${rule}, level ${level}: ${description}`,
  );
  return alerts.length === 0 ? '' : ` of the pack; ${alerts.join('; ')}`;
}

/** The fixture's short name for a rule; `null` when it has none. */
export function aliasOf(id: string, { fixture }: JudgedCase): string | null {
  for (const [alias, rule] of fixture.rules) if (String(rule.value) === id) return alias;
  return null;
}
