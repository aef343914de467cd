import { actionItemNumberFrom } from '../../domain/action-items/action-item.js';
import { addActionItems } from '../../workflows/action-items/add-action-items.js';
import { type Command, replyTo, requestOf } from '../command.js';
import { plainText } from '../typed/plain-text.js';
import { addTyped } from './add-typed.js';
import { calendarOf } from './calendar.js';
import { changeTyped } from './change-typed.js';
import { actionFields, nothingShown, shownIn, shownText } from './forms/action-fields.js';

/** Adds action items, one per line, or changes one: `/incident action ACT-17 done`. */
export const action: Command = {
  name: 'action',
  aliases: ['todo'],
  usage: '<text> [@owner] [by friday] [p1] [prevent]',
  summary: 'Add an action item, one per line; or change one: ACT-17 done',
  run: async (call, typed) => {
    const [, named = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
    const item = actionItemNumberFrom(named.replace(/[:,]$/, ''));
    if (item !== undefined) return changeTyped(call, item, rest);
    const text = plainText(typed, call.nameOf).trim();
    return text ? addTyped(call, typed) : { kind: 'form', command: action, prefill: '' };
  },
  form: {
    title: 'Add action to',
    submit: 'Add',
    blocks: ({ prefill }) => actionFields({ ...nothingShown, ...shownText(prefill) }),
    submitted: async (call, values) => {
      const { today } = await calendarOf(call);
      const items = [{ ...shownIn(values), externalId: null, source: null }];
      return replyTo(await addActionItems(call.deps, requestOf(call, { items, today })));
    },
  },
};
