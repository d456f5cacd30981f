import { html, nothing, type TemplateResult } from 'lit-html';
import type { Conversion } from '../../judge/answer.ts';
import { type CodeLanguage, highlighted } from '../highlight.ts';

/** What a rule became for a target, or why it did not. */
export function conversionView(
  conversion: Conversion,
  languageOf: (name: string) => CodeLanguage,
  copy: (text: string) => void,
): TemplateResult {
  if (conversion.kind === 'refused') {
    return html`<div class="refused">
      <h3>Refused</h3>
      ${conversion.reasons.map((reason) => html`<p>${reason}</p>`)}
    </div>`;
  }
  const { texts, notes } = conversion;
  return html`
    ${
      notes.length === 0
        ? nothing
        : html`<div class="notes">
          <h3>What is lost on the way</h3>
          <ul>
            ${notes.map((note) => html`<li>${note}</li>`)}
          </ul>
        </div>`
    }
    ${texts.map(
      ({ name, text }) => html`<figure class="code">
        <figcaption>
          <span>${name}</span>
          <button type="button" class="quiet" aria-label=${`Copy ${name}`} @click=${() => copy(text)}>Copy</button>
        </figcaption>
        <pre tabindex="0" aria-label=${name}><code>${highlighted(text, languageOf(name))}</code></pre>
      </figure>`,
    )}
  `;
}
