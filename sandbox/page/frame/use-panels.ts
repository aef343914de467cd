import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../place/address.js';
import { isBoolean, useRemembered } from '../widgets/remembered.js';
import { useDrawer } from './use-drawer.js';

/** Open panels, without threads. */
export interface OpenPanels {
  tour: boolean;
  controlRoom: boolean;
}

interface Panels {
  open: OpenPanels;
  toggle(panel: keyof OpenPanels): void;
  /** A small window's side bar, which covers the conversation. */
  isSideBarOpen: boolean;
  toggleSideBar(): void;
  /** Closes panels that cover the conversation. */
  uncover(): void;
}

/** Open panels, remembered by the browser. On a phone, one is open at a time until the person goes elsewhere. */
export function usePanels(place: Place): Panels {
  const [tour, setTour] = useRemembered('tour', isWide(), isBoolean);
  const [controlRoom, setControlRoom] = useRemembered('control-room', false, isBoolean);
  const [isSideBarOpen, setSideBarOpen] = useState(false);
  const uncover = () => {
    setSideBarOpen(false);
    if (!isPhone()) return;
    setTour(false);
    setControlRoom(false);
  };
  useEffect(uncover, [place]);
  useDrawer(isSideBarOpen, () => setSideBarOpen(false));
  return {
    open: { tour, controlRoom },
    toggle(panel) {
      const [change, changeOther] = panel === 'tour' ? [setTour, setControlRoom] : [setControlRoom, setTour];
      change(!{ tour, controlRoom }[panel]);
      if (isPhone()) changeOther(false);
    },
    isSideBarOpen,
    toggleSideBar: () => setSideBarOpen(!isSideBarOpen),
    uncover,
  };
}

function isWide(): boolean {
  return matchMedia('(min-width: 64rem)').matches;
}

function isPhone(): boolean {
  return matchMedia('(max-width: 48rem)').matches;
}
