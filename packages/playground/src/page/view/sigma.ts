import { html, nothing, type TemplateResult } from 'lit-html';
import type { LookedAtText, SigmaAnswer, SigmaPart } from '../../judge/answer.ts';
import { mark } from './mark.ts';

type GoToLine = (line: number) => void;

/** What Sigma says, item by item, with the part of the event in which a value lies. */
export function sigmaView(sigma: SigmaAnswer | string, goTo: GoToLine): TemplateResult {
  if (typeof sigma === 'string') return html`<p class="sentence">${sigma}</p>`;
  const { conditions, identifiers, filters } = sigma;
  return html`
    ${conditions.map(
      ({ text, holds }) =>
        html`<p class="condition">${mark(holds)}<span class="hint">condition</span> <code>${text}</code></p>`,
    )}
    <ul class="identifiers">
      ${identifiers.map(
        ({ name, holds, part }) => html`<li class=${holds ? 'card yes' : 'card no'}>
          <h3>${mark(holds)}${name}</h3>
          ${partView(part, goTo)}
        </li>`,
      )}
      ${filters.map(
        ({ title, holds }) =>
          html`<li class=${holds ? 'card yes' : 'card no'}>
            <h3>${mark(holds)}<span class="hint">filter</span> ${title}</h3>
          </li>`,
      )}
    </ul>
  `;
}

function partView(part: SigmaPart, goTo: GoToLine): TemplateResult {
  if (part.kind !== 'item') {
    return html`<p class="group">${mark(part.holds)}${part.kind === 'all' ? 'all of' : 'any of'}</p>
      <ul class="parts">
        ${part.parts.map((each) => html`<li>${partView(each, goTo)}</li>`)}
      </ul>`;
  }
  const { name, line, holds, texts, more } = part;
  return html`<div class="item">
    <p class="item-head">
      ${mark(holds)}<code>${name}</code>
      <button type="button" class="to-line" @click=${() => goTo(line)}>line ${line}</button>
    </p>
    ${texts === null ? html`<p class="absent">the event has no such field</p>` : texts.map(textView)}
    ${more > 0 ? html`<p class="hint">and ${more} more</p>` : nothing}
  </div>`;
}

function textView({ pieces }: LookedAtText): TemplateResult {
  if (pieces.length === 0) return html`<p class="absent">an empty text</p>`;
  // The paragraph keeps its white space, so that there is none between the pieces.
  return html`<p class="looked">${pieces.map(({ text, isMarked }) => (isMarked ? html`<mark>${text}</mark>` : text))}</p>`;
}
