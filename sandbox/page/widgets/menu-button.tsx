import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { placeBeside } from './place-beside.js';

/** A button with a menu. Arrow keys, Home, End and first letters move; Escape closes. */
export function MenuButton({
  label,
  face,
  class: kind,
  children,
}: {
  label: string;
  face: ComponentChildren;
  class?: string;
  /** Elements with a `menuitem…` role, rendered only while the menu is open. */
  children(): ComponentChildren;
}) {
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        class={kind}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        // The browser closes an open menu before the click arrives; the click must not reopen it.
        onPointerDown={() => {
          wasOpen.current = isOpen;
        }}
        onClick={({ detail }) => setOpen(detail === 0 ? !isOpen : !wasOpen.current)}
      >
        {face}
      </button>
      {isOpen && (
        <Menu label={label} anchor={button.current} onClose={() => setOpen(false)}>
          {children()}
        </Menu>
      )}
    </>
  );
}

function Menu({
  label,
  anchor,
  onClose,
  children,
}: {
  label: string;
  anchor: HTMLElement | null;
  onClose(): void;
  children: ComponentChildren;
}) {
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = own.current;
    if (!shown || !anchor) return;
    shown.showPopover();
    placeBeside(shown, anchor);
    itemsOf(shown)[0]?.focus();
    return () => shown.hidePopover();
  }, []);
  return (
    <div
      ref={own}
      popover="auto"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      class="popover menu"
      onToggle={({ newState }) => newState === 'closed' && onClose()}
      onClick={({ target }) => target instanceof Element && target.closest('[role^="menuitem"]') && onClose()}
      onKeyDown={(event) => {
        const { key, currentTarget } = event;
        if (key === 'Tab') return onClose();
        const next = nextItem(itemsOf(currentTarget), key);
        if (!next) return;
        event.preventDefault();
        event.stopPropagation();
        next.focus();
      }}
    >
      {children}
    </div>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])')];
}

function nextItem(items: HTMLElement[], key: string): HTMLElement | undefined {
  const here = items.findIndex((item) => item.matches(':focus'));
  switch (key) {
    case 'ArrowDown':
      return items[(here + 1) % items.length];
    case 'ArrowUp':
      return items.at(here <= 0 ? -1 : here - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default:
      if (!/^\p{L}$/u.test(key)) return undefined;
      return [...items.slice(here + 1), ...items].find((item) =>
        item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()),
      );
  }
}
