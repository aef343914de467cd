import { type ActionItemStatus, actionItemName } from '../../domain/action-items/action-item.js';
import { readDue } from '../../domain/time/due-day.js';
import type { Call, Reply } from '../command.js';
import { leftOver } from '../typed/left-over.js';
import { plainText } from '../typed/plain-text.js';
import { readPeople } from '../typed/read-people.js';
import { ask } from './ask-about-item.js';
import { calendarOf } from './calendar.js';
import { change } from './change-item.js';
import { editTyped } from './edit-typed.js';
import { dueFields } from './forms/due-form.js';
import { reasonFields } from './forms/reason-form.js';
import { ownerFields } from './forms/reassign-form.js';
import { snoozeFields } from './forms/snooze-form.js';
import { keep, show } from './show-item.js';

/** Runs `ACT-17 done rolled out`; without a verb, shows the item. */
export async function changeTyped(call: Call, item: number, typed: string): Promise<Reply> {
  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
  const text = plainText(rest, call.nameOf).trim();
  switch (word.toLowerCase().replace(/[:,]$/, '')) {
    case '':
    case 'show':
      return text ? unused(call, item, typed) : show(call, item);
    case 'keep':
      return text ? unused(call, item, typed) : keep(call, item);
    case 'done':
    case 'finished':
      return setStatus(call, item, { kind: 'done', note: text || null });
    case 'start':
    case 'started':
      return text ? unused(call, item, rest) : setStatus(call, item, { kind: 'in_progress' });
    case 'open':
    case 'reopen':
      return text ? unused(call, item, rest) : setStatus(call, item, { kind: 'open' });
    case 'blocked':
      return text
        ? setStatus(call, item, { kind: 'blocked', reason: text })
        : askReason(call, item, 'blocked');
    case 'wontdo':
    case "won't":
    case 'wont': {
      const reason = text.replace(/^do\b[:,]?\s*/i, '');
      return reason ? setStatus(call, item, { kind: 'wont_do', reason }) : askReason(call, item, 'wont_do');
    }
    case 'owner':
      return setOwner(call, item, rest);
    case 'snooze':
      return setSnooze(call, item, text);
    case 'due':
    case 'by':
      return setDue(call, item, text);
    default:
      return (await editTyped(call, item, { word: word.toLowerCase(), rest })) ?? unused(call, item, typed);
  }
}

function setStatus(call: Call, item: number, status: ActionItemStatus): Promise<Reply> {
  return change(call, item, { kind: 'status', status });
}

async function setOwner(call: Call, item: number, typed: string): Promise<Reply> {
  if (/^(?:nobody|no one|none)[.!]?$/i.test(typed.trim()))
    return change(call, item, { kind: 'owner', userId: null });
  const { userIds, groupIds, unclear } = await readPeople(call, typed);
  const [userId] = userIds;
  const isClear = userIds.length === 1 && groupIds.length + unclear.length === 0;
  if (userId && isClear) return change(call, item, { kind: 'owner', userId });
  return ask(call, item, 'action-owner', () => ({
    blocks: ownerFields(plainText(typed, call.nameOf).trim()),
  }));
}

async function setDue(call: Call, item: number, text: string): Promise<Reply> {
  const { zone, today } = await calendarOf(call);
  const read = readDue(/^in\s/i.test(text) ? text : `by ${text}`, call.act.at, zone);
  if (read.kind !== 'read' || read.rest !== '')
    return ask(call, item, 'action-due', ({ dueOn }) => ({
      blocks: dueFields({ typed: text, read, dueOn }),
    }));
  return change(call, item, { kind: 'fields', wanted: { dueOn: read.day }, today });
}

/** `snooze until friday`, `snooze 3 days`; alone, it asks. */
async function setSnooze(call: Call, item: number, text: string): Promise<Reply> {
  const { zone, today } = await calendarOf(call);
  if (/^(?:off|end|stop)$/i.test(text)) return change(call, item, { kind: 'snooze', until: null, today });
  const day = text.replace(/^(?:until|till|for)\s+/i, '');
  const read = readDue(
    /^\d|^an?\s/i.test(day) && !/^\d{4}-/.test(day) ? `in ${day}` : `by ${day}`,
    call.act.at,
    zone,
  );
  if (read.kind === 'read' && read.rest === '')
    return change(call, item, { kind: 'snooze', until: read.day, today });
  return ask(call, item, 'action-snooze', () => ({ blocks: snoozeFields(today) }));
}

function askReason(call: Call, item: number, kind: 'blocked' | 'wont_do'): Promise<Reply> {
  return ask(call, item, 'action-reason', () => ({ blocks: reasonFields(kind), about: `${item} ${kind}` }));
}

/** Offers what can be done with an item. */
function unused(call: Call, item: number, words: string): Reply {
  const line = (verb: string) => `action ${actionItemName(item)} ${verb}`;
  const usage = 'ACT-17 <done|start|blocked|wontdo|owner|due|edit|title|p1|prevent|link|verify|watch>';
  return leftOver(call, { name: 'action', usage }, words, [
    { label: 'Done', line: line('done') },
    { label: 'Edit', line: line('edit') },
    { label: 'Show it', line: line('').trim() },
  ]);
}
