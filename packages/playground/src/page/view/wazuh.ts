import { html, nothing, type TemplateResult } from 'lit-html';
import type { Attempt, WazuhAnswer } from '../../judge/answer.ts';
import { mark } from './mark.ts';

/** The way of the event through the manager's rules. */
export function wazuhView(manager: WazuhAnswer | string): TemplateResult {
  if (typeof manager === 'string') return html`<p class="sentence">${manager}</p>`;
  const { end, path, turnedAway, notReached, decoder, fields, tried, attempts } = manager;
  return html`
    <p class="facts">
      <span>decoder <b>${decoder ?? 'none'}</b></span>
      <span><b>${tried}</b> ${tried === 1 ? 'rule' : 'rules'} tried</span>
      <span>${end === null ? 'no rule takes the event' : html`ends in rule <b>${end.id}</b>, level <b>${end.level}</b>`}</span>
    </p>
    <ol class="road">
      ${path.map((each, i) => stepView(each, i === path.length - 1 && end?.alert === true ? 'alert' : 'held'))}
      ${turnedAway.map((each) => stepView(each, 'away'))}
    </ol>
    ${
      notReached === 0
        ? nothing
        : html`<p class="hint">
          ${notReached} ${notReached === 1 ? 'other rule' : 'other rules'} that lead to this alert
          ${notReached === 1 ? 'was' : 'were'} not reached.
        </p>`
    }
    ${
      fields.length === 0
        ? nothing
        : html`<details class="fold inner">
          <summary>Decoded fields <span class="hint">${fields.length}</span></summary>
          <dl class="fields">
            ${fields.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
          </dl>
        </details>`
    }
    <details class="fold inner">
      <summary>
        Every rule tried <span class="hint">${tried}${attempts.length < tried ? `, the first ${attempts.length} shown` : ''}</span>
      </summary>
      <ol class="tried">
        ${attempts.map(
          (each) => html`<li style=${`--depth: ${each.depth}`}>${mark(each.failed === null)}<b>${each.id}</b>
            ${each.own ? html`<span class="own">pack</span>` : nothing} ${each.description}
            ${each.failed === null ? nothing : html`<span class="hint">${each.failed.option}</span>`}</li>`,
        )}
      </ol>
    </details>
  `;
}

function stepView(
  { id, level, description, own, failed }: Attempt,
  kind: 'held' | 'alert' | 'away',
): TemplateResult {
  return html`<li class=${`step ${kind}`}>
    <p class="step-head">
      ${mark(kind !== 'away')}<b>${id}</b>
      <span class="level">level ${level}</span>
      ${own ? html`<span class="own">pack</span>` : html`<span class="stock">manager</span>`}
      ${kind === 'alert' ? html`<span class="ends">alert</span>` : nothing}
    </p>
    <p>${description}</p>
    ${
      failed === null
        ? nothing
        : html`<dl class="turned">
          <div><dt>${failed.option} wants</dt><dd>${failed.wanted}</dd></div>
          <div><dt>looked at</dt><dd>${failed.text ?? 'nothing: the event has none'}</dd></div>
        </dl>`
    }
  </li>`;
}
