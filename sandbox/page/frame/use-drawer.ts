import { useEffect } from 'preact/hooks';

/** Closes a small window's side bar on Escape or a touch outside. */
export function useDrawer(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close();
    };
    const touch = ({ target }: PointerEvent) => {
      if (target instanceof Element && !target.closest('#side-bar, .drawer-button')) close();
    };
    addEventListener('keydown', press);
    addEventListener('pointerdown', touch);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener('pointerdown', touch);
    };
  }, [isOpen]);
}
