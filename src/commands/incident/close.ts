import { section } from '../../slack/views/text/blocks.js';
import { closeIncident } from '../../workflows/incident/changes.js';
import { type Call, type Command, isPressed, type Reply, replyTo, requestOf } from '../command.js';
import { leftOver } from '../typed/left-over.js';

/** Closes a resolved incident. A button asks for confirmation first. */
export const close: Command = {
  name: 'close',
  aliases: ['closed', 'done'],
  usage: '',
  summary: 'Close a resolved incident',
  numbersAreNames: true,
  run: async (call, typed) => {
    if (typed.trim()) return leftOver(call, close, typed, closingOffers(typed));
    return isPressed(call) ? { kind: 'form', command: close, prefill: '' } : closeNow(call);
  },
  form: {
    title: 'Close',
    submit: 'Close incident',
    blocks: ({ policy }) => [
      section(
        `Nobody can post updates or assign roles once it's closed. ${policy.channel.archiveOnClose ? 'Its channel is archived.' : 'Its channel stays open.'} You can reopen it later and say why.`,
      ),
    ],
    submitted: (call) => closeNow(call),
  },
};

async function closeNow(call: Call): Promise<Reply> {
  return replyTo(await closeIncident(call.deps, requestOf(call, {}, ['status'])));
}

/** The extra text may have been meant as an update. */
function closingOffers(words: string) {
  return [
    { label: 'Close', line: 'close' },
    { label: 'Post update', line: `update ${words}` },
  ];
}
