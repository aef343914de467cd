import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../place/address.js';
import { isBoolean, useRemembered } from '../widgets/remembered.js';
import { useDrawer } from './use-drawer.js';

/** What is open beside the conversation besides threads. */
export interface OpenPanels {
  tour: boolean;
  controlRoom: boolean;
}

interface Panels {
  open: OpenPanels;
  toggle(panel: keyof OpenPanels): void;
  /** The side bar of a small window, which covers the conversation while it is open. */
  isSideBarOpen: boolean;
  toggleSideBar(): void;
  /** Closes what covers the conversation: nothing where there is room beside it. */
  uncover(): void;
}

/** What is open, remembered by the browser. On a phone one thing is open at a time, until one goes elsewhere. */
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
