import { html, nothing, type TemplateResult } from 'lit-html';
import type { Finding, Target } from '../../judge/answer.ts';

const names: Readonly<Record<Target, string>> = {
  sigma: 'Sigma',
  wazuh: 'Wazuh 4',
  opensearch: 'OpenSearch',
  wazuh5: 'Wazuh 5',
};

/** The list below the rule; each entry leads to its place. */
export function findingsView(
  findings: readonly Finding[],
  goTo: (place: Finding['place']) => void,
): TemplateResult | typeof nothing {
  if (findings.length === 0) return nothing;
  const one = findings.length === 1;
  return html`<details class="fold findings" ?open=${findings.some(({ severity }) => severity !== 'note')}>
    <summary>${findings.length} ${one ? 'finding' : 'findings'} ${counts(findings)}</summary>
    <ul>
      ${findings.map((each) => findingView(each, goTo))}
    </ul>
  </details>`;
}

function findingView(
  { id, severity, message, hint, place, targets }: Finding,
  goTo: (place: Finding['place']) => void,
): TemplateResult {
  const where = place.text === 'rules' ? '' : 'pipeline ';
  return html`<li>
    <button type="button" class="finding" @click=${() => goTo(place)}>
      <span class=${`severity ${severity}`}>${severity}</span>
      <span class="place">${where}line ${place.line}:${place.column}</span>
      <span class="said">
        ${targets.length === 0 ? nothing : html`<b>${targets.map((each) => names[each]).join(', ')}:</b> `}${message}
        ${hint === null ? nothing : html`<span class="way-out">${hint}</span>`}
        <code class="id">${id}</code>
      </span>
    </button>
  </li>`;
}

function counts(findings: readonly Finding[]): TemplateResult {
  const severities = ['error', 'warning', 'info', 'note'] as const;
  const counted = severities.flatMap((severity) => {
    const count = findings.filter((each) => each.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count > 1 && severity !== 'info' ? 's' : ''}`];
  });
  return html`<span class="hint">${counted.join(', ')}</span>`;
}
