import { acknowledgeIncident } from '../workflows/acknowledge-incident.js';
import { type Command, replyTo, requestOf } from './command.js';

/** Says "I am on it". */
export const acknowledge: Command = {
  name: 'ack',
  aliases: ['acknowledge', 'acknowledged'],
  usage: '',
  summary: 'Say that somebody is on it',
  run: async (call) => replyTo(await acknowledgeIncident(call.deps, requestOf(call, {}))),
};
