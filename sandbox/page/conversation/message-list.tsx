import { useMemo, useRef } from 'preact/hooks';
import type { ChannelSeen, MessageSeen } from '../../browser/protocol.js';
import { now } from '../line/now.js';
import { usePage } from '../page-context.js';
import { dayName } from '../place/time.js';
import { Icon } from '../widgets/icon.js';
import { memo } from '../widgets/memo.js';
import { Beginning } from './beginning.js';
import { Message } from './message.js';
import { type Row, rowsOf } from './rows-of.js';
import { useScroll } from './use-scroll.js';

export interface MessageListProps {
  messages: MessageSeen[];
  /** Timestamp the person had read to; without it there is no "New" line. */
  readTo?: string;
  hasMore: boolean;
  /** The conversation; its start is shown once reached. */
  channel?: ChannelSeen;
  onMore(): void;
  /** Timestamp of the message being edited, or an empty string. */
  editing: string;
  onEdit(ts: string): void;
  /** Called with the last message's timestamp once the person has seen it. */
  onRead?(ts: string): void;
  isInThread?: boolean;
  label: string;
}

/** Messages, oldest first. Stays at the end if it is there, and announces new messages otherwise. */
export const MessageList = memo(function MessageList(props: MessageListProps) {
  const {
    messages,
    readTo,
    channel,
    hasMore,
    onMore,
    editing,
    onEdit,
    onRead,
    isInThread = false,
    label,
  } = props;
  const { me, place } = usePage();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => rowsOf(messages, { tz: me.tz, me: me.id, readTo }),
    [messages, me.tz, me.id, readTo],
  );
  const { isAtEnd, newer, toEnd } = useScroll(scroller, { messages, pointedAt: place.message, onRead });
  const last = messages.at(-1)?.ts;
  const draw = (row: Row) => {
    switch (row.kind) {
      case 'day':
        return (
          <li key={row.key} class="day">
            <span>{dayName(row.ts, me.tz, now())}</span>
          </li>
        );
      case 'new':
        return (
          <li key={row.key} class="new">
            <span>New</span>
          </li>
        );
      case 'message':
        return (
          <Message
            key={row.key}
            message={row.message}
            isFollowing={row.isFollowing}
            isEditing={editing === row.message.ts}
            isPointedAt={place.message === row.message.ts}
            isReachable={row.message.ts === last}
            isInThread={isInThread}
            onEdit={onEdit}
          />
        );
    }
  };
  return (
    <div class="messages-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div class="messages" ref={scroller} role="log" aria-label={label} tabIndex={0}>
        {hasMore && (
          <p class="earlier">
            <button type="button" onClick={onMore}>
              Show earlier messages
            </button>
          </p>
        )}
        {channel && !hasMore && <Beginning channel={channel} />}
        <ol onKeyDown={moveBetween}>{rows.map(draw)}</ol>
      </div>
      {!isAtEnd && (
        <button type="button" class="to-end" onClick={toEnd}>
          <Icon name="down" /> {newer > 0 ? `${newer} new` : 'Jump to latest'}
        </button>
      )}
    </div>
  );
});

/** Arrow keys move between messages while one has the focus. */
function moveBetween(event: KeyboardEvent): void {
  const { target, key } = event;
  if (!(target instanceof HTMLLIElement) || (key !== 'ArrowUp' && key !== 'ArrowDown')) return;
  let next = key === 'ArrowUp' ? target.previousElementSibling : target.nextElementSibling;
  while (next && !next.matches('.message'))
    next = key === 'ArrowUp' ? next.previousElementSibling : next.nextElementSibling;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
