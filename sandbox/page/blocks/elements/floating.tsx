import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { placeBeside } from '../../widgets/place-beside.js';

interface Props {
  /** The list appears below this element, or above it if there is more room. */
  anchor: RefObject<HTMLElement | null>;
  class: string;
  /** Called on a click outside. */
  onLeave(): void;
  children: ComponentChildren;
}

const narrowest = 224;

/** A list above all other content, never clipped. */
export function Floating({ anchor, class: look, onLeave, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = box.current;
    const under = anchor.current;
    if (!shown || !under) return;
    shown.showPopover?.();
    const place = () => {
      shown.style.width = `${Math.max(under.getBoundingClientRect().width, narrowest)}px`;
      placeBeside(shown, under);
    };
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
