import { useEffect } from 'preact/hooks';

/** Global keys: Ctrl+K opens the switcher, F6 moves to the next part of the page. */
export function useKeys({ onSwitcher }: { onSwitcher(): void }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]')) return;
      const isSwitcher = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      if (!isSwitcher && event.key !== 'F6') return;
      event.preventDefault();
      if (isSwitcher) onSwitcher();
      else toNextPart(event.shiftKey ? -1 : 1);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [onSwitcher]);
}

const focusable = 'textarea, [aria-current], button, a[href], input, select, [tabindex="0"]';

function toNextPart(step: number): void {
  const parts = [...document.querySelectorAll<HTMLElement>('.page nav, .page main, .page aside')].filter(
    (part) => part.offsetParent !== null,
  );
  const here = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts[(here + step + parts.length) % parts.length];
  const first = next?.querySelector<HTMLElement>('textarea, [aria-current]');
  (first ?? next?.querySelector<HTMLElement>(focusable))?.focus();
}
