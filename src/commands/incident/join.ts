import { alreadyInView } from '../../slack/views/answer.js';
import { joinIncident } from '../../workflows/incident/join-incident.js';
import { type Command, replyTo, requestOf } from '../command.js';
import { leftOver } from '../typed/left-over.js';

/** Joins an incident's channel: `/incident join INC-42`. */
export const join: Command = {
  name: 'join',
  aliases: [],
  usage: '[INC-42]',
  summary: "Join an incident's channel",
  numbersAreNames: true,
  run: async (call, typed) => {
    if (typed.trim()) return leftOver(call, join, typed);
    const outcome = await joinIncident(call.deps, requestOf(call, {}));
    const isInAlready = outcome.kind === 'accepted' && outcome.events.length === 0;
    return isInAlready ? { kind: 'message', view: alreadyInView(outcome.incident) } : replyTo(outcome);
  },
};
