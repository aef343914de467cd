import { useState } from 'preact/hooks';
import { chooseTheme, chosenTheme, type Theme, themes } from './theme.js';

const names: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <select
      class="theme-menu"
      aria-label="Colours"
      value={theme}
      onChange={({ currentTarget }) => {
        const chosen = themes.find((one) => one === currentTarget.value) ?? 'system';
        chooseTheme(chosen);
        setTheme(chosen);
      }}
    >
      {themes.map((one) => (
        <option key={one} value={one}>
          {names[one]}
        </option>
      ))}
    </select>
  );
}
