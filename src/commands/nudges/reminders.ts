import type { Command } from '../command.js';
import { leftOver } from '../typed/left-over.js';
import { plainText } from '../typed/plain-text.js';
import { openSettings, save, setAway, setHour, showPreview, showSettings } from './own-reminders.js';
import { pause, resume, showUpdateReminder, snooze } from './update-reminders.js';

/** Shows and changes a person's own reminders; snoozes, pauses or resumes the update reminders of an incident. */
export const reminders: Command = {
  name: 'reminders',
  aliases: ['reminder', 'nudges'],
  usage: '[at 10:00|away until friday|preview|snooze 15 min|pause <why>]',
  summary: 'Your reminders; or snooze or pause those of an incident',
  numbersAreNames: true,
  run: async (call, typed) => {
    const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
    const text = plainText(rest, call.nameOf).trim();
    const unused = () => leftOver(call, reminders, typed, offers);
    switch (word.toLowerCase().replace(/[:,]$/, '')) {
      case '':
        return call.number === null ? showSettings(call) : showUpdateReminder(call);
      case 'change':
        return text ? unused() : openSettings(call);
      case 'preview':
        return text ? unused() : showPreview(call);
      case 'at':
        return (await setHour(call, text)) ?? unused();
      case 'away':
        return (await setAway(call, text)) ?? unused();
      case 'reset':
        return text ? unused() : save(call, asInPolicy);
      case 'snooze':
        return (await snooze(call, text)) ?? unused();
      case 'pause':
        return pause(call, text);
      case 'resume':
      case 'unpause':
        return text ? unused() : resume(call);
      default:
        return unused();
    }
  },
};

const asInPolicy = { digestAt: null, country: null, weekend: null, awayUntil: null };

const offers = [
  { label: 'Your reminders', line: 'reminders' },
  { label: 'Snooze 15 min', line: 'reminders snooze 15 min' },
  { label: 'Pause updates', line: 'reminders pause' },
];
