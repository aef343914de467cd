import type { Call, Reply } from '../command.js';
import { plainText } from '../typed/plain-text.js';
import { readPeople } from '../typed/read-people.js';
import { ask } from './ask-about-step.js';
import { change } from './change.js';
import { assignFields } from './forms/assign-form.js';
import { noteFields } from './forms/note-form.js';
import { skipFields } from './forms/skip-form.js';
import { timerFields } from './forms/timer-form.js';
import { meantRun, type Place } from './meant-run.js';
import { readMinutes } from './read-minutes.js';

/** What a verb does about a step; `typed`: what follows the step's number, as Slack sent it. */
type StepVerb = (call: Call, place: Place, typed: string) => Promise<Reply>;

const stepVerbs: ReadonlyMap<string, StepVerb> = new Map<string, StepVerb>([
  ['done', done],
  ['tick', done],
  ['finish', done],
  ['skip', skip],
  ['undo', undo],
  ['untick', undo],
  ['assign', assign],
  ['give', assign],
  ['note', note],
  ['timer', timer],
]);

/** Runs `done 3 only Adyen`, `run 2 skip 4 not needed`, `set region eu-west-1`, `detach`; null if it is none of these. */
export async function changeTyped(call: Call, typed: string): Promise<Reply | null> {
  const [, named = '', line = ''] = /^(?:run\s+(\d{1,6})\b)?\s*([\s\S]*)$/i.exec(typed) ?? [];
  const run = named ? Number(named) : null;
  const [, verb = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const [, number = '', more = ''] = /^#?(\d{1,6})\b[:,]?\s*([\s\S]*)$/.exec(rest) ?? [];
  const word = verb.toLowerCase();
  const act = stepVerbs.get(word);
  if (act && number) {
    const meant = await meantRun(call, run, `${verb} ${rest}`);
    return 'kind' in meant ? meant : act(call, { ...meant, step: Number(number) }, more);
  }
  const wanted = changeOf(word, plainText(rest, call.nameOf).trim());
  if (!wanted) return null;
  const meant = await meantRun(call, run, `${verb} ${rest}`);
  return 'kind' in meant ? meant : change(call, meant, wanted);
}

function changeOf(word: string, text: string) {
  if (word === 'set') {
    const [, name = '', value = ''] = /^([^\s=:]+)(?:\s*[=:]\s*|\s+)([\s\S]+)$/.exec(text) ?? [];
    return name ? ({ kind: 'value', name, value } as const) : null;
  }
  if (word === 'page' && /^\d{1,5}$/.test(text)) return { kind: 'page', page: Number(text) } as const;
  if (text !== '') return null;
  const plain = ['detach', 'reattach', 'update'] as const;
  const kind = plain.find((one) => one === word);
  return kind ? { kind } : null;
}

function done(call: Call, place: Place, typed: string): Promise<Reply> {
  const text = plainText(typed, call.nameOf).trim();
  return change(call, place, { kind: 'tick', step: place.step, note: text || null });
}

function undo(call: Call, place: Place): Promise<Reply> {
  return change(call, place, { kind: 'untick', step: place.step });
}

async function skip(call: Call, place: Place, typed: string): Promise<Reply> {
  const reason = plainText(typed, call.nameOf).trim();
  if (!reason) return ask(place, 'runbook-skip', skipFields);
  return change(call, place, { kind: 'skip', step: place.step, reason });
}

async function note(call: Call, place: Place, typed: string): Promise<Reply> {
  const text = plainText(typed, call.nameOf).trim();
  if (!text) return ask(place, 'runbook-note', noteFields);
  return change(call, place, { kind: 'note', step: place.step, note: text });
}

async function assign(call: Call, place: Place, typed: string): Promise<Reply> {
  const { step } = place;
  if (/^(?:to\s+)?(?:nobody|no one|none)[.!]?$/i.test(typed.trim()))
    return change(call, place, { kind: 'assign', step, userId: null });
  const { userIds, groupIds, unclear } = await readPeople(call, typed);
  const [userId] = userIds;
  if (userId && userIds.length === 1 && groupIds.length + unclear.length === 0)
    return change(call, place, { kind: 'assign', step, userId });
  const words = plainText(typed, call.nameOf).trim();
  return ask(place, 'runbook-assign', (found) => assignFields(found, words));
}

async function timer(call: Call, place: Place, typed: string): Promise<Reply> {
  const { step } = place;
  if (/^(?:off|stop|none)$/i.test(typed.trim()))
    return change(call, place, { kind: 'timer', step, minutes: null });
  const minutes = readMinutes(typed);
  if (minutes === null)
    return ask(place, 'runbook-timer', () => timerFields(plainText(typed, call.nameOf).trim()));
  return change(call, place, { kind: 'timer', step, minutes });
}
