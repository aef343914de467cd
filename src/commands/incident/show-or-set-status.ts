import { nearestWord } from '../../domain/text/nearest-word.js';
import { didYouMeanView } from '../../slack/views/incident/answers/which-incident.js';
import { runWithoutText } from '../../slack/views/typed/left-over.js';
import type { Command } from '../command.js';
import { leftOver } from '../typed/left-over.js';
import { plainText } from '../typed/plain-text.js';
import { cancel } from './cancel.js';
import { close } from './close.js';
import { reopen } from './reopen.js';
import { show } from './show.js';
import { statusCommands } from './status.js';

/** `/incident status` shows the incident; `/incident status mitigated rolled back` is `/incident mitigated rolled back`. */
export const showOrSetStatus: Command = {
  name: 'status',
  aliases: [],
  usage: '[mitigated…] [text]',
  summary: 'Show the status, or change it',
  numbersAreNames: true,
  run: async (call, typed) => {
    if (!typed.trim()) return show.run(call, '');
    const [, word = '', rest = ''] = /^(?:(?:is|to|now|=)\s+)*(\S+)\s*([\s\S]*)$/i.exec(typed.trim()) ?? [];
    const named = word.toLowerCase().replace(/[:,.]$/, '');
    const command = setters.find(({ name, aliases }) => name === named || aliases.includes(named));
    if (command) return command.run(call, rest);
    const suggestion = nearestWord(named, words);
    if (suggestion)
      return {
        kind: 'message',
        view: didYouMeanView(plainText(word, call.nameOf), suggestion, {
          rest,
          plainRest: plainText(rest, call.nameOf),
          number: call.number,
        }),
      };
    return leftOver(call, showOrSetStatus, typed, [
      runWithoutText('show'),
      { label: 'Post update', line: `update ${typed}` },
    ]);
  },
};

const setters: readonly Command[] = [...statusCommands, close, cancel, reopen];
const words = setters.flatMap(({ name, aliases }) => [name, ...aliases]);
