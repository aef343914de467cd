import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

const firstField = '.modal-body :is(input, textarea, select, button):not([disabled])';

/**
 * Shows a dialog over the page for as long as it is drawn, with the focus where the app wants it or in the first field. What
 * had the focus may be gone when the content is another: then it moves there again.
 * `onLeave`: the person wants to be rid of it.
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
    // Where nobody has touched the page since, a browser closes at Escape without asking; the server says when it is over.
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
