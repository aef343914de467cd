import { ThemeMenu } from './theme-menu.js';

/** What is open beside the conversation besides threads. */
export interface OpenPanels {
  tour: boolean;
  controlRoom: boolean;
}

/** The bar over everything: what can be opened beside the conversation. */
export function TopBar({
  workspace,
  open,
  onToggle,
  isSideBarOpen,
  onSideBar,
}: {
  workspace: string;
  open: OpenPanels;
  onToggle(panel: keyof OpenPanels): void;
  isSideBarOpen: boolean;
  onSideBar(): void;
}) {
  return (
    <header class="top-bar">
      <button
        type="button"
        class="menu-button"
        aria-label="Channels"
        aria-expanded={isSideBarOpen}
        aria-controls="side-bar"
        onClick={onSideBar}
      >
        ☰
      </button>
      <p class="workspace-name">{workspace}</p>
      <ThemeMenu />
      <button type="button" aria-pressed={open.tour} onClick={() => onToggle('tour')}>
        Tour
      </button>
      <button type="button" aria-pressed={open.controlRoom} onClick={() => onToggle('controlRoom')}>
        Control room
      </button>
    </header>
  );
}
