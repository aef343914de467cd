import { timesHistoryView, timesView } from '../../slack/views/incident/answers/times.js';
import { milestoneName } from '../../slack/views/text/terms.js';
import { inLine } from '../../slack/views/text/text.js';
import { timeToComeView, timeUnclearText } from '../../slack/views/typed/time-unclear.js';
import { changeMilestones } from '../../workflows/incident/changes.js';
import { findVisible } from '../../workflows/incident/read-incidents.js';
import {
  type Call,
  type Command,
  choiceOf,
  notFoundReply,
  type Reply,
  replyTo,
  requestOf,
} from '../command.js';
import { lineOf } from '../typed/ask-back.js';
import { plainText } from '../typed/plain-text.js';
import { zoneOf } from '../typed/zone-of.js';
import { question } from './list.js';
import { readTimes, type TypedTimes } from './read-times.js';
import { openTimesForm } from './times-form.js';

/** Shows the incident's milestones, and sets them: `/incident times mitigated 15:40`. */
export const times: Command = {
  name: 'times',
  aliases: ['milestones', 'milestone'],
  usage: '[mitigated 15:40 | detected clear | edit | history]',
  summary: 'Show and correct the times of milestones',
  run: async (call, typed) => {
    const text = plainText(typed, call.nameOf).trim();
    if (/^(?:history)?$/i.test(text)) return showTimes(call, text !== '');
    if (/^edit$/i.test(text)) return openTimesForm(call, { why: null, typed: [] });
    const read = readTimes(text, call.act.at, await zoneOf(call));
    if (read.unclear) return ask(call, text, { ...read, unclear: read.unclear });
    return replyTo(await changeMilestones(call.deps, requestOf(call, { times: read.changes })));
  },
};

async function showTimes(call: Call, isHistory: boolean): Promise<Reply> {
  const incident = await findVisible(call.deps, { ...question(call), input: choiceOf(call) });
  if (!incident) return notFoundReply(call);
  const view = isHistory ? timesHistoryView(incident) : timesView(incident, call.deps.policy);
  return { kind: 'message', view };
}

/** A time that is still to come is refused; for everything else the form opens with what was read. */
async function ask(
  call: Call,
  line: string,
  { changes, unclear }: TypedTimes & { unclear: NonNullable<TypedTimes['unclear']> },
): Promise<Reply> {
  if (unclear.kind === 'time' && unclear.time.why === 'to_come')
    return { kind: 'message', view: timeToComeView(unclear.time.said, lineOf(call, 'times', line)) };
  return openTimesForm(call, { why: whyAsked(unclear), typed: changes });
}

function whyAsked(unclear: NonNullable<TypedTimes['unclear']>): string {
  switch (unclear.kind) {
    case 'time':
      return timeUnclearText(unclear.time);
    case 'no_time': {
      const said = unclear.words ? `“${inLine(unclear.words, 1_000)}” isn't a time.` : 'No time was given.';
      return `When was it ${milestoneName(unclear.name)}? ${said} Pick the times here.`;
    }
    case 'words':
      return `“${inLine(unclear.words, 1_000)}” doesn't start with a milestone and its time. Pick the times here.`;
  }
}
