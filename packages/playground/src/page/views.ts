/** On a narrow screen one of these is shown at a time. */
type View = 'rule' | 'event' | 'result';

export function bindViews(): void {
  for (const button of buttons()) {
    button.addEventListener('click', () => showView(button.dataset.shows as View));
  }
}

export function showView(view: View): void {
  document.body.dataset.view = view;
  for (const button of buttons()) {
    button.setAttribute('aria-pressed', String(button.dataset.shows === view));
  }
}

function buttons(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.views button')];
}
