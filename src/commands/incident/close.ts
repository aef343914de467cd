import { limits } from '../../domain/incident/incident.js';
import { section } from '../../slack/views/text/blocks.js';
import { closeIncident } from '../../workflows/incident/changes.js';
import {
  type Call,
  type Command,
  type FormInput,
  isPressed,
  type Reply,
  replyTo,
  requestOf,
} from '../command.js';
import { textField } from '../forms/form-fields.js';
import { leftOver } from '../typed/left-over.js';
import { plainText } from '../typed/plain-text.js';

/** Closes a resolved incident. A button asks for confirmation first. */
export const close: Command = {
  name: 'close',
  aliases: ['closed', 'done'],
  usage: '[anyway because <why>]',
  summary: 'Close a resolved incident',
  numbersAreNames: true,
  run: async (call, typed) => {
    const anyway = /^anyway\b[\s:,.]*(?:because\b[\s:,]*)?([\s\S]*)$/i.exec(typed.trim());
    if (typed.trim() && !anyway) return leftOver(call, close, typed, closingOffers(typed));
    const reason = anyway ? plainText(anyway[1] ?? '', call.nameOf).trim() : null;
    if (isPressed(call) || reason === '') return { kind: 'form', command: close, prefill: '' };
    return closeNow(call, reason);
  },
  form: {
    title: 'Close',
    submit: 'Close incident',
    blocks: (input) => [
      section(
        `Nobody can post updates or assign roles once it's closed. ${input.policy.channel.archiveOnClose ? 'Its channel is archived.' : 'Its channel stays open.'} You can reopen it later and say why.`,
      ),
      ...(isGated(input) ? [reasonField()] : []),
    ],
    submitted: (call, values) => closeNow(call, values.text('reason')),
  },
};

function isGated({ policy: { closingNeedsTasks }, incident }: FormInput): boolean {
  return incident !== null && closingNeedsTasks !== false && closingNeedsTasks.includes(incident.severity);
}

function reasonField() {
  return textField({
    ...{ id: 'reason', label: 'If follow-up tasks are open, why close it anyway?', optional: true },
    ...{ multiline: true, maxChars: limits.reason },
  });
}

async function closeNow(call: Call, reason: string | null): Promise<Reply> {
  return replyTo(await closeIncident(call.deps, requestOf(call, { reason: reason || null }, ['status'])));
}

/** The extra text may have been meant as an update. */
function closingOffers(words: string) {
  return [
    { label: 'Close', line: 'close' },
    { label: 'Post update', line: `update ${words}` },
  ];
}
