import type { TextField } from '../../../domain/refusal.js';
import type { TextRefusal } from '../../../domain/text/refusals.js';
import type { TimeRefusal } from '../../../domain/time/refusals.js';
import { unreachable } from '../../../domain/unreachable.js';
import { timeOf } from '../text/text.js';

type InputRefusal = TextRefusal<TextField> | TimeRefusal;

const kinds: Record<InputRefusal['kind'], true> = {
  text_missing: true,
  text_too_long: true,
  time_in_future: true,
  time_too_early: true,
};

/** Whether a text or a time was refused that a person entered. */
export function isInputRefusal(refusal: { kind: string }): refusal is InputRefusal {
  return refusal.kind in kinds;
}

export function inputRefusalText(refusal: InputRefusal): string {
  switch (refusal.kind) {
    case 'text_missing':
      return `The ${refusal.field} is empty. ${textHelp[refusal.field]}`;
    case 'text_too_long':
      return `The ${refusal.field} has ${refusal.chars.toLocaleString('en')} characters; ${refusal.maxChars.toLocaleString('en')} fit. Shorten it and send it again.`;
    case 'time_in_future':
      return `That time, ${timeOf(new Date(refusal.at))}, hasn't happened yet. Use a time in the past.`;
    case 'time_too_early':
      return `That time, ${timeOf(new Date(refusal.at))}, is before 2000. Check the year.`;
    default:
      return unreachable(refusal);
  }
}

function isTimeRefusal(refusal: InputRefusal): refusal is TimeRefusal {
  return refusal.kind === 'time_in_future' || refusal.kind === 'time_too_early';
}

/** The form field that shows the refusal. */
export function inputRefusalField(refusal: InputRefusal): string {
  return isTimeRefusal(refusal) ? (refusal.field ?? 'at') : blockIds[refusal.field];
}

const blockIds: Record<TextField, string> = {
  title: 'title',
  update: 'text',
  note: 'text',
  reason: 'reason',
  summary: 'summary',
  'affected service': 'affects',
  'action item': 'title',
  description: 'description',
  verification: 'verification',
  'note on the work': 'text',
  blocker: 'text',
  'reason not to do it': 'text',
  'note on the step': 'text',
  'reason to skip the step': 'text',
  value: 'value',
  question: 'text',
  answer: 'text',
  comment: 'text',
};

const textHelp: Record<TextField, string> = {
  title: 'Say in a few words what is wrong: `/incident start sev2 Checkout is down`.',
  update: "Say what's new: `/incident update rolled back, watching`.",
  note: 'Say what happened: `/incident note at 14:02 rolled back`.',
  reason: 'Say why, in a few words.',
  summary: 'Write a summary, or leave it out.',
  'affected service': 'Leave it out, or name it.',
  'action item': 'Say what to do: `/incident action Add a circuit breaker @dana by friday`.',
  description: 'Write one, or leave it out.',
  verification: 'Say how to check it, or leave it out.',
  'note on the work': 'Say what was done, or leave it out.',
  blocker: 'Say what it waits for.',
  'reason not to do it': "Say why it won't be done.",
  'note on the step': 'Say what came of it, or leave it out.',
  'reason to skip the step': 'Say why: `/incident runbook skip 3 traffic is back`.',
  comment: 'Say what you think of it: `/incident postmortem comment impact Were cards the only ones?`.',
  question: 'Say what you want to know: `/incident postmortem ask @dana What did the dashboard show?`.',
  answer: 'Say what you know, even if it is little.',
  value: 'Say what it stands for: `/incident runbook set region eu-west-1`.',
};
