import { undoChange } from '../../workflows/incident/undo-change.js';
import { type Command, replyTo, requestOf } from '../command.js';

/** Undoes the person's last change. The *Undo* button names the exact change by its time: `undo 1795442520000`. */
export const undo: Command = {
  name: 'undo',
  aliases: [],
  usage: '',
  summary: 'Undo your last change of status, severity or title',
  run: async (call, typed) => {
    const ms = /^\d{12,14}$/.exec(typed.trim())?.[0];
    const madeAt = ms === undefined ? null : new Date(Number(ms));
    return replyTo(await undoChange(call.deps, requestOf(call, { madeAt })));
  },
};
