import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

const firstField = '.modal-body :is(input, textarea, select, button):not([disabled])';

/** Shows a dialog over the page for as long as it is drawn, with the focus where the app wants it or in the first field. */
export function useShown(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    const show = () => {
      if (!shown.open) shown.showModal();
      const field =
        shown.querySelector<HTMLElement>('[data-focus]') ?? shown.querySelector<HTMLElement>(firstField);
      field?.focus();
    };
    show();
    // A browser may close a dialog that wants to stay, when Escape is pressed twice: the server says when it is over.
    shown.addEventListener('close', show);
    return () => {
      shown.removeEventListener('close', show);
      shown.close();
    };
  }, []);
  return dialog;
}
