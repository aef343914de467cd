import { joinIncident } from '../workflows/join-incident.js';
import { type Command, replyTo, requestOf } from './command.js';
import { leftOver } from './left-over.js';

/** Lets oneself into an incident's channel: `/incident join INC-42`. */
export const join: Command = {
  name: 'join',
  aliases: [],
  usage: '[INC-42]',
  summary: "Join an incident's channel",
  numbersAreNames: true,
  run: async (call, typed) => {
    if (typed.trim()) return leftOver(call, join, typed);
    return replyTo(await joinIncident(call.deps, requestOf(call, {})));
  },
};
