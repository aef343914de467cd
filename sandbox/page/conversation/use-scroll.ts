import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MessageSeen } from '../../browser/protocol.js';

/** Distance in pixels that counts as being at the end. */
const nearEnd = 40;

interface Scroll {
  isAtEnd: boolean;
  /** Number of messages since the reader scrolled away from the end. */
  newer: number;
  toEnd(): void;
}

/**
 * Keeps the scroll position: at the end while the reader is there, at the same message when older ones load above, and at
 * a linked message.
 */
export function useScroll(
  scroller: RefObject<HTMLDivElement | null>,
  {
    messages,
    pointedAt,
    onRead,
  }: { messages: MessageSeen[]; pointedAt: string | undefined; onRead: ((ts: string) => void) | undefined },
): Scroll {
  const [isAtEnd, setAtEnd] = useState(true);
  const stays = useRef(true);
  const before = useRef({ height: 0, first: '', shown: '' });
  const leftAt = useRef('');
  const last = messages.at(-1)?.ts ?? '';
  const first = messages[0]?.ts ?? '';

  const toEnd = (): void => {
    stays.current = true;
    setAtEnd(true);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  };

  useLayoutEffect(() => {
    const list = scroller.current;
    if (!list) return;
    const { height, first: firstBefore, shown } = before.current;
    const target = pointedAt && shown !== pointedAt ? messageIn(list, pointedAt) : undefined;
    if (target) {
      stays.current = false;
      target.scrollIntoView({ block: 'center' });
      target.focus({ preventScroll: true });
    } else if (stays.current) list.scrollTop = list.scrollHeight;
    else if (firstBefore !== first && Number(first) < Number(firstBefore))
      list.scrollTop += list.scrollHeight - height;
    before.current = { height: list.scrollHeight, first, shown: target ? (pointedAt ?? '') : shown };
  }, [messages, pointedAt]);

  useEffect(() => {
    const list = scroller.current;
    if (!list) return;
    const follow = () => {
      const isNow = list.scrollHeight - list.scrollTop - list.clientHeight < nearEnd;
      if (stays.current && !isNow) leftAt.current = messageAtEnd(list);
      stays.current = isNow;
      setAtEnd(isNow);
    };
    const grown = new ResizeObserver(() => {
      if (stays.current) list.scrollTop = list.scrollHeight;
      before.current.height = list.scrollHeight;
    });
    grown.observe(list);
    if (list.lastElementChild) grown.observe(list.lastElementChild);
    list.addEventListener('scroll', follow, { passive: true });
    follow();
    return () => {
      grown.disconnect();
      list.removeEventListener('scroll', follow);
    };
  }, []);

  useEffect(() => {
    const read = () => {
      if (last && isAtEnd && document.visibilityState === 'visible') onRead?.(last);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [last, isAtEnd, onRead]);

  const newer = isAtEnd ? 0 : messages.filter(({ ts }) => Number(ts) > Number(leftAt.current || last)).length;
  return { isAtEnd, newer, toEnd };
}

function messageIn(list: HTMLElement, ts: string): HTMLElement | undefined {
  return list.querySelector<HTMLElement>(`[data-ts="${CSS.escape(ts)}"]`) ?? undefined;
}

function messageAtEnd(list: HTMLElement): string {
  return [...list.querySelectorAll<HTMLElement>('[data-ts]')].at(-1)?.dataset.ts ?? '';
}
