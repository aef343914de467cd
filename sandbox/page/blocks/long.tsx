import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Collapses text longer than a screen until the person expands it. */
export function Long({ isOpen, children }: { isOpen: boolean; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  const [isFolded, setFolded] = useState(!isOpen);
  const [isLong, setLong] = useState(false);
  useLayoutEffect(() => {
    const shown = box.current;
    if (shown && isFolded) setLong(shown.scrollHeight > shown.clientHeight + 1);
  });
  return (
    <>
      <div ref={box} class={isFolded ? 'long folded' : 'long'}>
        {children}
      </div>
      {isLong && (
        <button type="button" class="see-more" aria-expanded={!isFolded} onClick={() => setFolded(!isFolded)}>
          {isFolded ? 'See more' : 'See less'}
        </button>
      )}
    </>
  );
}
