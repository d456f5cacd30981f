const themes = ['auto', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const key = 'theme';

/** The button goes through the themes; the choice is remembered where the browser allows it. */
export function bindTheme(button: HTMLButtonElement): void {
  let theme = themes.find((each) => each === remembered()) ?? 'auto';
  const apply = (): void => {
    document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
  };
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
    remember(theme);
    apply();
  });
  apply();
}

function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // A browser that keeps nothing starts with its own theme.
    return null;
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // It lasts as long as the page then.
  }
}
