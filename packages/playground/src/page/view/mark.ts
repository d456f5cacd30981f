import { html, type TemplateResult } from 'lit-html';

/** A sign with its meaning for those who do not see it. */
export function mark(
  holds: boolean,
  words: readonly [yes: string, no: string] = ['holds', 'does not hold'],
): TemplateResult {
  return html`<span class=${holds ? 'mark yes' : 'mark no'} aria-hidden="true">${holds ? '✓' : '✗'}</span
    ><span class="unseen">${holds ? words[0] : words[1]}: </span>`;
}
