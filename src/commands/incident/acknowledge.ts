import { acknowledgeIncident } from '../../workflows/incident/changes.js';
import { type Command, replyTo, requestOf } from '../command.js';
import { plainText } from '../typed/plain-text.js';

/** Acknowledges an incident. */
export const acknowledge: Command = {
  name: 'ack',
  aliases: ['acknowledge', 'acknowledged'],
  usage: '[text]',
  summary: "Acknowledge: you're on it",
  numbersAreNames: 'alone',
  run: async (call, typed) => {
    const text = plainText(typed, call.nameOf).trim() || null;
    return replyTo(await acknowledgeIncident(call.deps, requestOf(call, { text })));
  },
};
