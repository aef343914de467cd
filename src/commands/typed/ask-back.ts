import type { KnownBlock } from '@slack/types';
import { incidentName } from '../../domain/incident/incident.js';
import type { TimeReading } from '../../domain/time/read-time.js';
import { section } from '../../slack/views/text/blocks.js';
import { timeToComeView, timeUnclearText } from '../../slack/views/typed/time-unclear.js';
import { findWithLastEntry } from '../../workflows/incident/read-incidents.js';
import { type Call, choiceOf, notFoundReply, type Reply } from '../command.js';
import { question } from '../incident/list.js';

/** A command's form, prefilled, with the reason why it asks. */
export interface AskedBack {
  /** The command that owns the form. */
  form: string;
  /** Escaped for mrkdwn; null if it is obvious what is missing. */
  why: string | null;
  fields: KnownBlock[];
}

/**
 * Asks for a time that cannot be read. One that is still to come is refused, with the words that were typed, `line`, to
 * send them again.
 */
export async function askTime(
  call: Call,
  time: Extract<TimeReading, { kind: 'unclear' }>,
  { form, line, fields }: { form: string; line: string; fields: KnownBlock[] },
): Promise<Reply> {
  if (time.why !== 'to_come') return askBack(call, { form, why: timeUnclearText(time), fields });
  return { kind: 'message', view: timeToComeView(time.said, lineOf(call, form, line)) };
}

/** The line as it was typed, to send it again. */
export function lineOf({ number }: Pick<Call, 'number'>, command: string, words: string): string {
  return `/incident ${command} ${number === null ? '' : `${incidentName(number)} `}${words}`;
}

/** Asks for what could not be parsed, so that nothing unintended is saved. */
export async function askBack(call: Call, { form, why, fields }: AskedBack): Promise<Reply> {
  const seen = await findWithLastEntry(call.deps, { ...question(call), input: choiceOf(call) });
  if (!seen) return notFoundReply(call);
  const blocks = [...(why ? [section(why)] : []), ...fields];
  return {
    kind: 'filled',
    filled: { form, incident: seen.incident, sawEntry: seen.lastEntry, blocks, about: '' },
  };
}
