import { undoChange } from '../../workflows/incident/undo-change.js';
import { type Command, replyTo, requestOf } from '../command.js';
import { leftOver } from '../typed/left-over.js';

/** Undoes the person's last change. The *Undo* button names the exact change by its time: `undo 1795442520000`. */
export const undo: Command = {
  name: 'undo',
  aliases: [],
  usage: '[INC-42]',
  summary: 'Undo your last change of status, severity or title',
  numbersAreNames: true,
  run: async (call, typed) => {
    const ms = /^\d{12,14}$/.exec(typed.trim())?.[0];
    if (typed.trim() && ms === undefined) return leftOver(call, undo, typed);
    const madeAt = ms === undefined ? null : new Date(Number(ms));
    return replyTo(await undoChange(call.deps, requestOf(call, { madeAt })));
  },
};
