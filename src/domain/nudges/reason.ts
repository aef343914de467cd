import { dayFrom } from '../time/civil-day.js';
import { elapsed } from './asks/ask.js';
import type { Recipient } from './asks/recipient.js';
import type { OwedSlot } from './owed.js';
import type { Rule } from './rule.js';

/** Why somebody is asked. Days are those of the recipient when the nudge is sent. */
export interface Reason {
  rule: Rule;
  /** The role that is unfilled, or the owner who is gone. */
  about: string | null;
  /** Days until the due date, negative once it has passed; null without one. */
  dueInDays: number | null;
  /** For how long it has been so: days for what is in a digest, minutes for what is urgent. */
  elapsed: number;
  /** Who was meant, if that is somebody else, and why they aren't asked. */
  insteadOf: Recipient['insteadOf'];
}

/** The reason at `now` (ms), or when the nudge will be sent if that is later. */
export function reasonOf({ ask, slot, calendar }: OwedSlot, now: number): Reason {
  const readAt = Math.max(now, slot.sendAt);
  const today = calendar.dayOf(readAt);
  const dueOn = dayFrom(ask.subject.dueOn ?? '');
  return {
    rule: slot.rule,
    about: ask.about ?? null,
    dueInDays: dueOn === null ? null : dueOn - today,
    elapsed: Math.floor(elapsed(ask, calendar, readAt)),
    insteadOf: ask.recipient.insteadOf,
  };
}
