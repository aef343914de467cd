import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { placeBeside } from './place-beside.js';

/**
 * Something small over the page, beside what it belongs to. A click elsewhere or Escape closes it; the browser then gives
 * the focus back.
 */
export function Popover({
  anchor,
  label,
  class: kind,
  onClose,
  children,
}: {
  anchor: RefObject<HTMLElement | null>;
  label: string;
  class?: string;
  onClose(): void;
  children: ComponentChildren;
}) {
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = own.current;
    if (!shown || !anchor.current) return;
    shown.showPopover();
    placeBeside(shown, anchor.current);
    return () => shown.hidePopover();
  }, []);
  return (
    <div
      ref={own}
      popover="auto"
      role="dialog"
      aria-label={label}
      class={kind ? `popover ${kind}` : 'popover'}
      onToggle={({ newState }) => newState === 'closed' && onClose()}
    >
      {children}
    </div>
  );
}
