import { samples } from 'virtual:samples';
import { html, render } from 'lit-html';
import type { Sample } from './sample.ts';

const groups = ['Linux', 'Windows', 'Correlations'] as const;

/**
 * Fills the list of samples; choosing one calls `take`.
 *
 * @returns shows which one is looked at; `null`: none of them
 */
export function bindSamples(
  select: HTMLSelectElement,
  take: (sample: Sample) => void,
): (sample: Sample | null) => void {
  const options = groups.map((group) => {
    const members = samples
      .map((sample, i) => ({ sample, i }))
      .filter(({ sample }) => sample.group === group);
    return html`<optgroup label=${group}>
      ${members.map(({ sample, i }) => html`<option value=${i}>${sample.title}</option>`)}
    </optgroup>`;
  });
  render(html`<option value="" disabled selected>Your own</option>${options}`, select);
  select.addEventListener('change', () => {
    const sample = samples[Number(select.value)];
    if (sample !== undefined) take(sample);
  });
  return (sample) => {
    select.value = sample === null ? '' : String(samples.indexOf(sample));
  };
}

/** Fills the list of a sample's events; choosing one calls `take`. */
export function bindCases(select: HTMLSelectElement, take: (events: string) => void) {
  let shown: Sample | null = null;
  select.addEventListener('change', () => {
    const chosen = shown?.cases[Number(select.value)];
    if (chosen !== undefined) take(chosen.events);
  });
  return (sample: Sample | null): void => {
    shown = sample;
    const option = ({ name }: Sample['cases'][number], i: number) =>
      html`<option value=${i}>${name}</option>`;
    const of = (alerts: boolean) =>
      sample?.cases.map((each, i) => (each.alerts === alerts ? option(each, i) : null)) ?? [];
    render(
      html`<option value="" disabled selected>choose…</option>
        <optgroup label="Must alert">${of(true)}</optgroup>
        <optgroup label="Near misses">${of(false)}</optgroup>`,
      select,
    );
    select.value = '';
    select.closest('label')?.toggleAttribute('hidden', sample === null);
  };
}

/** The events a sample opens with: one that must alert, and one that nearly does; of correlations the first alone. */
export function openingEvents({ cases, group }: Sample): string {
  const first = cases.find(({ alerts }) => alerts);
  // Both together would be one stream, and be counted together.
  const miss = group === 'Correlations' ? undefined : cases.find(({ alerts }) => !alerts);
  return [first, miss].flatMap((each) => (each === undefined ? [] : [each.events])).join('\n');
}

/** The one that the page opens with. */
export function firstSample(): Sample | undefined {
  return samples.find(({ title }) => title.includes('PowerShell')) ?? samples[0];
}
