import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { placeBeside } from './place-beside.js';

/** A popover next to its anchor. A click outside or Escape closes it, and the browser restores the focus. */
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
