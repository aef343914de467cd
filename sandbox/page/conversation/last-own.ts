import type { MessageSeen } from '../../browser/protocol.js';
import { isSystemLine } from './system-line.js';

/** Timestamp of the person's latest editable message, or an empty string. */
export function lastOwn(messages: MessageSeen[], person: string): string {
  const own = messages.findLast(
    (message) => message.from.id === person && !message.isEphemeral && !isSystemLine(message),
  );
  return own?.ts ?? '';
}
