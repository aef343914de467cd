import { useState } from 'preact/hooks';
import { Icon, type IconName } from '../widgets/icon.js';
import { MenuButton } from '../widgets/menu-button.js';
import { chooseTheme, chosenTheme, type Theme, themes } from './theme.js';

const looks: Record<Theme, { name: string; icon: IconName }> = {
  system: { name: 'Same as the system', icon: 'system' },
  light: { name: 'Light', icon: 'light' },
  dark: { name: 'Dark', icon: 'dark' },
};

/** Selects light, dark or the system's theme. */
export function ThemeMenu() {
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <MenuButton label={`Theme: ${looks[theme].name}`} face={<Icon name={looks[theme].icon} />}>
      {() =>
        themes.map((one) => (
          <button
            key={one}
            type="button"
            role="menuitemradio"
            aria-checked={one === theme}
            tabIndex={-1}
            class="menu-item"
            onClick={() => choose(one)}
          >
            <span>{looks[one].name}</span>
          </button>
        ))
      }
    </MenuButton>
  );
}
