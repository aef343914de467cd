import { checkMessage, checkView, type Problem } from '../../sandbox/block-kit/check.js';
import { home, modal } from './samples.js';

/** Slack's error messages, without `[ERROR]`, for a message with these blocks. */
export const inMessage = (...blocks: unknown[]) => checkMessage(blocks).map(wordsOf);
/** The same for a modal and for a Home view. */
export const inModal = (...blocks: unknown[]) => checkView(modal({ blocks })).map(wordsOf);
export const inHome = (...blocks: unknown[]) => checkView(home({ blocks })).map(wordsOf);

function wordsOf({ message }: Problem): string {
  return message.replace('[ERROR] ', '').replace(/ \[json-pointer:(.*)\]$/, ' at $1');
}
