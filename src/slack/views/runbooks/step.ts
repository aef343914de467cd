import type { KnownBlock, Overflow } from '@slack/types';
import type { Incident } from '../../../domain/incident/incident.js';
import { isTodo, type Run, type RunStep } from '../../../domain/runbooks/run.js';
import { unreachable } from '../../../domain/unreachable.js';
import { actionIds, carry } from '../action-ids.js';
import type { People } from '../people/names.js';
import { actions, button, mrkdwn, plain, section } from '../text/blocks.js';
import { inLine, quotedInLine, timeOf } from '../text/text.js';
import { bodyBlocks } from './step-body.js';

/** What can be done about a step, with what its button says. */
const labels = {
  done: 'Done',
  skip: 'Skip',
  undo: 'Undo',
  assign: 'Assign',
  note: 'Note',
  timer: 'Timer',
  action: 'Create action item',
  show: 'Show whole step',
};
type Verb = keyof typeof labels;

/** A step that isn't the next one: a line with a menu. */
export function stepLine(incident: Incident, run: Run, step: RunStep, people: People): KnownBlock {
  const verbs: readonly Verb[] = isTodo(step)
    ? ['done', 'skip', 'assign', 'timer', 'show']
    : ['undo', 'note', 'action', 'show'];
  return {
    type: 'section',
    text: mrkdwn(stepText(step, people)),
    accessory: menu(incident, { run, step }, verbs),
  };
}

/** The next step: with what it says, and a row of buttons. */
export function nextStepBlocks(incident: Incident, run: Run, step: RunStep, people: People): KnownBlock[] {
  const place = { run, step };
  return [
    section(stepText(step, people, { isNext: true })),
    ...bodyBlocks(step.markdown, run.values, bodyMaxChars),
    actions(
      button({ ...press(incident, place, 'done'), style: 'primary' }),
      button(press(incident, place, 'skip')),
      button(press(incident, place, 'assign')),
      menu(incident, place, ['note', 'timer', 'action', 'show']),
    ),
  ];
}

/** Leaves room for the other steps: Slack allows about 12,000 characters in a message. */
const bodyMaxChars = 3_000;

interface Place {
  run: Pick<Run, 'number'>;
  step: Pick<RunStep, 'position'>;
}

/** The button that does this about a step. */
export function press({ number }: Incident, { run, step }: Place, verb: Verb) {
  return {
    label: labels[verb],
    actionId: `${actionIds.runLine}:run-${run.number}-${verb}-${step.position}`,
    value: carry(number, lineOf({ run, step }, verb)),
  };
}

function menu({ number }: Incident, { run, step }: Place, verbs: readonly Verb[]): Overflow {
  return {
    type: 'overflow',
    action_id: `${actionIds.runLine}:run-${run.number}-more-${step.position}`,
    options: verbs.map((verb) => ({
      text: plain(labels[verb]),
      value: carry(number, lineOf({ run, step }, verb)),
    })),
  };
}

function lineOf({ run, step }: Place, verb: Verb): string {
  return `runbook run ${run.number} ${verb} ${step.position}`;
}

/** `✔ *1* Confirm the error rate · Priya, 14:09 · “only Adyen, 31%”`. Escaped for mrkdwn. */
export function stepText(step: RunStep, people: People, { isNext = false } = {}): string {
  const { position, title, depth, note } = step;
  const indent = '\u2003'.repeat(Math.min(depth, 3));
  const words = inLine(title, titleMaxChars);
  const facts = [...whoAndWhen(step, people), ...(note ? [quotedInLine(note, 200)] : [])];
  const first = `${indent}${marks[step.state.kind]} *${position}* ${isNext ? `*${words}*` : words}`;
  return facts.length > 0 ? `${first}\n${indent}\u2003${facts.join(' · ')}` : first;
}

const titleMaxChars = 400;

const marks: Record<RunStep['state']['kind'], string> = { todo: '▢', done: '✔', skipped: '⤼' };

function whoAndWhen({ state, assigneeId, timerDueAt }: RunStep, { person }: People): string[] {
  switch (state.kind) {
    case 'todo':
      return [
        ...(assigneeId ? [person(assigneeId)] : []),
        ...(timerDueAt ? [`timer until ${timeOf(timerDueAt)}`] : []),
      ];
    case 'done':
      return [`${state.by ? person(state.by) : 'Firebreak'}, ${timeOf(state.at)}`];
    case 'skipped':
      return [
        `skipped by ${state.by ? person(state.by) : 'Firebreak'}, ${timeOf(state.at)}`,
        quotedInLine(state.reason, 200),
      ];
    default:
      return unreachable(state);
  }
}
