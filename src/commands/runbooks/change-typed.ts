import { stepAt } from '../../domain/runbooks/run.js';
import { sentenceView } from '../../slack/views/text/blocks.js';
import type { WantedChange } from '../../workflows/runbooks/change-run.js';
import { sourceForm } from '../action-items/sources/from-source.js';
import type { Call, Reply } from '../command.js';
import { plainText } from '../typed/plain-text.js';
import { readPeople } from '../typed/read-people.js';
import { ask, stepNotFound } from './ask-about-step.js';
import { change } from './change.js';
import { assignFields } from './forms/assign-form.js';
import { noteFields } from './forms/note-form.js';
import { skipFields } from './forms/skip-form.js';
import { timerFields } from './forms/timer-form.js';
import { askValues } from './forms/values-form.js';
import { type MeantRun, meantRun, type Place } from './meant-run.js';
import { readMinutes } from './read-minutes.js';
import { showPatch, withRemarksIfAny } from './show-patch.js';
import { showRun, showStep } from './show-run.js';

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
  ['show', async (_call, place) => showStep(place)],
  ['action', createActionItem],
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
  const text = plainText(rest, call.nameOf).trim();
  const answer = runVerb(word, text);
  if (act && text === '' && !answer)
    return { kind: 'message', view: sentenceView(`Say which step: \`/incident runbook ${word} 3\`.`) };
  const wanted = changeOf(word, text);
  if (!answer && !wanted && !(named && line === '')) return null;
  const likely = word === 'patch' ? withRemarksIfAny : undefined;
  const meant = await meantRun(call, run, `${verb} ${rest}`, likely);
  if ('kind' in meant) return meant;
  return wanted ? change(call, meant, wanted) : (answer ?? showFirstPage)(call, meant);
}

type RunVerb = (call: Call, meant: MeantRun) => Promise<Reply>;

const showFirstPage: RunVerb = (call, meant) => showRun(call, meant, 1);

/** What only shows or asks; null if it is none of these. */
function runVerb(word: string, text: string): RunVerb | null {
  if (word === 'fill' && text === '') return async (_call, meant) => askValues(meant);
  const paged = /^(?:page\s+(\d{1,5}))?$/i.exec(text);
  const page = Number(paged?.[1] ?? 1);
  if (paged && word === 'show') return (call, meant) => showRun(call, meant, page);
  return paged && word === 'patch' ? (call, meant) => showPatch(call, meant, page) : null;
}

function changeOf(word: string, text: string): WantedChange | null {
  if (word === 'set') {
    const [, name = '', value = ''] =
      /^([^=:\n]{1,60}?)\s*[=:]\s*([\s\S]+)$/.exec(text) ?? /^(\S+)\s+([\s\S]+)$/.exec(text) ?? [];
    return name ? { kind: 'values', values: [{ name, value }] } : null;
  }
  if (word === 'page' && /^\d{1,5}$/.test(text)) return { kind: 'page', page: Number(text) };
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

/** Opens the form of an action item that comes from a step. */
async function createActionItem(_call: Call, { incident, run, step: position }: Place): Promise<Reply> {
  const step = stepAt(run, position);
  if (!step) return stepNotFound(run, position);
  const source = { kind: 'runbook_step', run: run.number, step: position, runbook: run.title } as const;
  return { kind: 'filled', filled: sourceForm({ source, text: step.title }, incident) };
}
