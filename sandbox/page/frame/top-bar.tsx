import { Icon } from '../widgets/icon.js';
import { ThemeMenu } from './theme-menu.js';
import type { OpenPanels } from './use-panels.js';

/** The bar at the top: workspace, switcher, and buttons for the panels. */
export function TopBar({
  workspace,
  guide,
  open,
  hasTour,
  onToggle,
  isSideBarOpen,
  onSideBar,
  onSwitcher,
}: {
  workspace: string;
  guide: string | null;
  open: OpenPanels;
  hasTour: boolean;
  onToggle(panel: keyof OpenPanels): void;
  isSideBarOpen: boolean;
  onSideBar(): void;
  onSwitcher(): void;
}) {
  return (
    <header class="top-bar">
      <button
        type="button"
        class="drawer-button"
        aria-label="Channels and people"
        aria-expanded={isSideBarOpen}
        aria-controls="side-bar"
        onClick={onSideBar}
      >
        <Icon name="menu" />
      </button>
      <h1>{workspace}</h1>
      <button
        type="button"
        class="go-to"
        aria-label="Go to a channel or person (Ctrl K)"
        aria-keyshortcuts="Control+K"
        onClick={onSwitcher}
      >
        <Icon name="search" />
        <span>Go to a channel or person</span>
        <kbd>(Ctrl K)</kbd>
      </button>
      <ThemeMenu />
      {guide && (
        <a href={guide} target="_blank" rel="noopener">
          Guide
        </a>
      )}
      {hasTour && (
        <button type="button" aria-pressed={open.tour} onClick={() => onToggle('tour')}>
          Tour
        </button>
      )}
      <button type="button" aria-pressed={open.controlRoom} onClick={() => onToggle('controlRoom')}>
        Control room
      </button>
    </header>
  );
}
