import { closeIncident } from '../workflows/close-incident.js';
import { type Command, replyTo, requestOf } from './command.js';

/** Closes an incident that is resolved. */
export const close: Command = {
  name: 'close',
  aliases: ['closed', 'done'],
  usage: '',
  summary: 'Close it, once it is resolved',
  run: async (call) => replyTo(await closeIncident(call.deps, requestOf(call, {}))),
};
