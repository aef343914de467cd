import type { ComponentChildren } from 'preact';

/** A menu item. */
export function MenuItem({
  onChoose,
  detail,
  isDanger,
  children,
}: {
  onChoose(): void;
  detail?: string;
  isDanger?: boolean;
  children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      class={isDanger ? 'menu-item danger' : 'menu-item'}
      onClick={onChoose}
    >
      <span>{children}</span>
      {detail && <small>{detail}</small>}
    </button>
  );
}
