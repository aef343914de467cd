import type { Command } from '../command.js';
import { leftOver } from '../typed/left-over.js';
import { plainText } from '../typed/plain-text.js';
import { pause, resume, showUpdateReminder, snooze } from './update-reminders.js';

/** Snoozes, pauses or resumes the update reminders of an incident. */
export const reminders: Command = {
  name: 'reminders',
  aliases: ['reminder', 'nudges'],
  usage: '[snooze 15 min|pause <why>|resume]',
  summary: "Snooze or pause the incident's update reminders",
  numbersAreNames: true,
  run: async (call, typed) => {
    const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
    const text = plainText(rest, call.nameOf).trim();
    const unused = () => leftOver(call, reminders, typed, offers);
    switch (word.toLowerCase().replace(/[:,]$/, '')) {
      case '':
        return showUpdateReminder(call);
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

const offers = [
  { label: 'Snooze 15 min', line: 'reminders snooze 15 min' },
  { label: 'Pause updates', line: 'reminders pause' },
  { label: 'Resume updates', line: 'reminders resume' },
];
