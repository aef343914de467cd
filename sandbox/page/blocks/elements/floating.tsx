import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  /** What it stands under, or above where there is more room. */
  anchor: RefObject<HTMLElement | null>;
  class: string;
  /** Called when the person clicks elsewhere. */
  onLeave(): void;
  children: ComponentChildren;
}

const gap = 4;
const margin = 8;
const narrowest = 224;

/** A list over everything else, that nothing clips. */
export function Floating({ anchor, class: look, onLeave, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = box.current;
    const under = anchor.current;
    if (!shown || !under) return;
    shown.showPopover?.();
    const place = () => placeUnder(shown, under);
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !shown.contains(target) && !under.contains(target)) onLeave();
    };
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(shown);
    sizes.observe(under);
    addEventListener('resize', place);
    addEventListener('scroll', place, true);
    document.addEventListener('pointerdown', leave, true);
    return () => {
      sizes.disconnect();
      removeEventListener('resize', place);
      removeEventListener('scroll', place, true);
      document.removeEventListener('pointerdown', leave, true);
    };
  }, []);
  return (
    <div ref={box} popover="manual" class={`floating ${look}`}>
      {children}
    </div>
  );
}

function placeUnder(box: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const width = Math.min(Math.max(at.width, narrowest), innerWidth - 2 * margin);
  const below = innerHeight - at.bottom - gap - margin;
  const above = at.top - gap - margin;
  const wanted = Math.min(box.scrollHeight, 320);
  const isBelow = below >= wanted || below >= above;
  box.style.width = `${width}px`;
  box.style.left = `${Math.max(margin, Math.min(at.left, innerWidth - width - margin))}px`;
  box.style.maxHeight = `${Math.max(96, Math.min(320, isBelow ? below : above))}px`;
  box.style.top = isBelow ? `${at.bottom + gap}px` : 'auto';
  box.style.bottom = isBelow ? 'auto' : `${innerHeight - at.top + gap}px`;
}
