import type { ComponentChildren } from 'preact';

/** A collapsible list in the side bar. */
export function Section({
  title,
  isOpen,
  onToggle,
  children,
}: {
  title: string;
  isOpen: boolean;
  onToggle(): void;
  children: ComponentChildren;
}) {
  return (
    <section>
      <h2>
        <button type="button" class="fold" aria-expanded={isOpen} onClick={onToggle}>
          {title}
        </button>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}
