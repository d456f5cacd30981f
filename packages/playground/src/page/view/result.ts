import { html, nothing, type TemplateResult } from 'lit-html';
import type { Answer, ChosenRule, EventSummary, RuleSummary, Verdict } from '../../judge/answer.ts';
import { type Tab, tabs } from '../state.ts';
import { conversionView } from './conversion.ts';
import { sigmaView } from './sigma.ts';
import { wazuhView } from './wazuh.ts';

/** What can be done from the result. */
interface ResultActions {
  readonly showTab: (tab: Tab) => void;
  readonly chooseRule: (rule: number) => void;
  readonly chooseEvent: (event: number) => void;
  readonly goToLine: (line: number) => void;
  readonly copy: (text: string) => void;
}

const tabNames: Readonly<Record<Tab, string>> = {
  sigma: 'Sigma',
  wazuh: 'Wazuh 4',
  opensearch: 'OpenSearch',
  wazuh5: 'Wazuh 5',
};

export function resultView(answer: Answer, tab: Tab, actions: ResultActions): TemplateResult {
  const { rules, events, chosen, loadMessages } = answer;
  return html`
    ${verdictView(answer)}
    ${rules.length > 1 ? rulesView(rules, chosen?.index ?? 0, actions) : nothing}
    ${events.length > 1 ? eventsView(events, answer.event, actions) : nothing}
    ${
      loadMessages.length === 0
        ? nothing
        : html`<div class="refused"><h3>The engine says of this pack</h3>
          ${loadMessages.slice(0, 5).map((each) => html`<p>${each}</p>`)}</div>`
    }
    ${
      chosen === null
        ? nothing
        : html`
          <div class="tabs" role="tablist" aria-label="What is shown of the rule" @keydown=${moveAlong(tab, actions)}>
            ${tabs.map((each) => tabView(each, tab, chosen, actions))}
          </div>
          <div class="tab-panel" role="tabpanel" id="tab-panel" aria-labelledby=${`tab-${tab}`} tabindex="0">
            ${panelView(tab, chosen, actions)}
          </div>
        `
    }
  `;
}

function verdictView({ chosen, rules, findings }: Answer): TemplateResult {
  const rule = chosen === null ? undefined : rules[chosen.index];
  if (chosen === null || rule === undefined) {
    const error = findings.find(({ severity }) => severity === 'error');
    if (error === undefined) {
      return headline({ outcome: 'unknown', text: 'there is no rule yet' }, 'Write one, or take a sample');
    }
    const where = error.place.text === 'rules' ? 'line' : 'pipeline, line';
    return html`${headline({ outcome: 'unreadable', text: 'this cannot be read' }, `${where} ${error.place.line}: ${error.message}`)}
      <p class="waiting">Each finding below the rule leads to its place.</p>`;
  }
  const level = rule.level === null ? '' : `, ${rule.level}`;
  return headline(chosen.verdict, `${rule.title}${level}`);
}

type Outcome = Verdict['outcome'] | 'unreadable';

const signs: Readonly<Record<Outcome, string>> = {
  alert: '✓',
  'no alert': '–',
  'judges differ': '!',
  unknown: '·',
  unreadable: '✗',
};

function headline(
  { outcome, text }: { readonly outcome: Outcome; readonly text: string },
  title: string,
): TemplateResult {
  const isBad = outcome === 'unreadable' || text.startsWith('refused');
  const kind = isBad ? 'refused' : outcome.replace(' ', '-');
  const sign = isBad ? signs.unreadable : signs[outcome];
  return html`<div class=${`verdict ${kind}`} role="status">
    <span class="sign" aria-hidden="true">${sign}</span>
    <div>
      <p class="verdict-text">${text.charAt(0).toUpperCase()}${text.slice(1)}</p>
      <p class="verdict-rule">${title}</p>
    </div>
  </div>`;
}

function rulesView(
  rules: readonly RuleSummary[],
  chosen: number,
  { chooseRule }: ResultActions,
): TemplateResult {
  const refused = rules.filter(({ status }) => status === 'refused').length;
  const matching = rules.filter(({ matches }) => matches === true).length;
  return html`<div class="choice">
    <label class="pick"
      ><span>Rule</span
      ><select id="rule-choice" @change=${(event: Event) => chooseRule(Number((event.target as HTMLSelectElement).value))}>
        ${rules.map(
          ({ title, matches, status }, i) =>
            html`<option value=${i} .selected=${i === chosen}>
              ${status === 'refused' ? '✗ ' : matches === true ? '✓ ' : ''}${title}
            </option>`,
        )}
      </select></label
    >
    <p class="hint">
      ${rules.length} rules${matching > 0 ? `, ${matching} ${matching === 1 ? 'matches' : 'match'}` : ''}${refused > 0 ? `, ${refused} refused` : ''}
    </p>
  </div>`;
}

function eventsView(
  events: readonly EventSummary[],
  chosen: number,
  { chooseEvent }: ResultActions,
): TemplateResult {
  return html`<ol class="events" aria-label="Events" tabindex="0">
    ${events.map(
      ({ line, shown, alert, problem }, i) => html`<li>
        <button type="button" class="event" aria-pressed=${i === chosen} @click=${() => chooseEvent(i)}>
          <span class="place">${line}</span>
          ${
            problem !== null
              ? html`<span class="badge bad">no event</span>`
              : alert === null
                ? html`<span class="badge">no alert</span>`
                : html`<span class="badge ok">level ${alert.level}</span>`
          }
          <span class="shown">${shown}</span>
        </button>
      </li>`,
    )}
  </ol>`;
}

function tabView(each: Tab, tab: Tab, chosen: ChosenRule, { showTab }: ResultActions): TemplateResult {
  const isRefused = each !== 'sigma' && chosen[each].kind === 'refused';
  return html`<button
    type="button"
    role="tab"
    id=${`tab-${each}`}
    aria-selected=${each === tab}
    aria-controls="tab-panel"
    tabindex=${each === tab ? 0 : -1}
    @click=${() => showTab(each)}
  >
    ${tabNames[each]}${isRefused ? html`<span class="tab-refused" aria-hidden="true">✗</span><span class="unseen"> refused</span>` : nothing}
  </button>`;
}

/** Arrow keys, Home and End go along the tabs, as in any row of tabs. */
function moveAlong(tab: Tab, { showTab }: ResultActions) {
  return (event: KeyboardEvent): void => {
    const at = tabs.indexOf(tab);
    const to: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const next = tabs[to[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    showTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
}

function panelView(tab: Tab, chosen: ChosenRule, { goToLine, copy }: ResultActions): TemplateResult {
  switch (tab) {
    case 'sigma':
      return sigmaView(chosen.sigma, goToLine);
    case 'wazuh':
      return html`${wazuhView(chosen.manager)}
        <h3 class="part">The rules</h3>
        ${conversionView(chosen.wazuh, () => 'xml', copy)}`;
    case 'opensearch':
      return conversionView(chosen.opensearch, (name) => (name.includes('Lucene') ? 'none' : 'json'), copy);
    case 'wazuh5':
      return conversionView(chosen.wazuh5, () => 'yaml', copy);
  }
}
