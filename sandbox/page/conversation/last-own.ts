import type { MessageSeen } from '../../browser/protocol.js';
import { isSystemLine } from './system-line.js';

/** Timestamp of a person's latest message that they could edit; empty where there is none. */
export function lastOwn(messages: MessageSeen[], person: string): string {
  const own = messages.findLast(
    (message) => message.from.id === person && !message.isEphemeral && !isSystemLine(message),
  );
  return own?.ts ?? '';
}
