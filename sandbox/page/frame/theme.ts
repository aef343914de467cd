import { remember, remembered } from '../widgets/remembered.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const isTheme = (found: unknown): found is Theme => themes.some((theme) => theme === found);

/** The theme selected in this browser. */
export function chosenTheme(): Theme {
  return remembered('theme', 'system', isTheme);
}

/** Applies a theme and remembers it. */
export function chooseTheme(theme: Theme): void {
  remember('theme', theme);
  showTheme(theme);
}

export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
