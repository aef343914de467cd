import type { MessageSeen } from '../../browser/protocol.js';
import { dayOf } from '../place/time.js';
import { isSystemLine } from './system-line.js';

/** A row of a conversation, from top to bottom. */
export type Row =
  | { kind: 'day'; key: string; ts: string }
  | { kind: 'new'; key: string }
  | { kind: 'message'; key: string; message: MessageSeen; isFollowing: boolean };

const togetherSeconds = 300;

/**
 * Messages with day dividers and a line before unread ones. Messages by one author within five minutes are grouped under
 * one name.
 */
export function rowsOf(
  messages: MessageSeen[],
  { tz, me, readTo }: { tz: string | undefined; me: string; readTo: string | undefined },
): Row[] {
  const firstNew = messages.find(
    ({ ts, from, isEphemeral }) =>
      readTo !== undefined && Number(ts) > Number(readTo) && from.id !== me && !isEphemeral,
  );
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const isNewDay = !before || dayOf(before.ts, tz) !== dayOf(message.ts, tz);
    const isFirstNew = message === firstNew;
    const isFollowing = !isNewDay && !isFirstNew && before !== undefined && areTogether(before, message);
    return [
      ...(isNewDay ? [{ kind: 'day' as const, key: `day ${dayOf(message.ts, tz)}`, ts: message.ts }] : []),
      ...(isFirstNew ? [{ kind: 'new' as const, key: 'new' }] : []),
      { kind: 'message' as const, key: message.ts, message, isFollowing },
    ];
  });
}

function areTogether(before: MessageSeen, after: MessageSeen): boolean {
  return (
    before.from.id === after.from.id &&
    before.from.name === after.from.name &&
    before.isEphemeral === after.isEphemeral &&
    !isSystemLine(before) &&
    !isSystemLine(after) &&
    Number(after.ts) - Number(before.ts) < togetherSeconds
  );
}
