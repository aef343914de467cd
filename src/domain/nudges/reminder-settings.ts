import type { PersonRow } from './rows.js';

/** What a person chose for their own reminders; what is null is as in the policy. */
export type ReminderSettings = Pick<PersonRow, 'digestAt' | 'country' | 'weekend' | 'awayUntil'>;
