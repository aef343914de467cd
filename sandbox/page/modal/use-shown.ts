import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

const firstField = '.modal-body :is(input, textarea, select, button):not([disabled])';

/**
 * Shows a dialog while it is rendered, with the focus where the app wants it or in the first field. New content may remove
 * the focused element, so the focus is set again. `onLeave` is called when the person wants to close it.
 */
export function useShown(content: string, onLeave: () => void): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    const show = () => {
      if (!shown.open) shown.showModal();
      focusFirst(shown);
    };
    show();
    // Without a user gesture, a browser closes on Escape without asking; the server decides when the modal closes.
    const closed = () => {
      show();
      leave.current();
    };
    shown.addEventListener('close', closed);
    return () => {
      shown.removeEventListener('close', closed);
      shown.close();
    };
  }, []);
  useLayoutEffect(() => {
    if (dialog.current && document.activeElement === document.body) focusFirst(dialog.current);
  }, [content]);
  return dialog;
}

function focusFirst(dialog: HTMLDialogElement): void {
  const field =
    dialog.querySelector<HTMLElement>('[data-focus]') ?? dialog.querySelector<HTMLElement>(firstField);
  (field ?? dialog.querySelector<HTMLElement>('footer button'))?.focus();
}
