import type { KnownBlock, Overflow } from '@slack/types';
import { dayText } from '../../../../domain/action-items/day-text.js';
import { type Incident, incidentName } from '../../../../domain/incident/incident.js';
import type { FollowUp } from '../../../../domain/postmortems/tasks/settle.js';
import { assigneeOf, isOpen, type Task } from '../../../../domain/postmortems/tasks/task.js';
import { unreachable } from '../../../../domain/unreachable.js';
import { actionIds, carry } from '../../action-ids.js';
import { markedDrill } from '../../incident/drill.js';
import { type MessageView, mrkdwn, plain, section, sentenceView } from '../../text/blocks.js';
import { byPerson, inLine, person, quotedInLine, timeOf } from '../../text/text.js';
import { peopleOf } from './progress.js';

/** The tasks after an incident: what is done, what is next, whose it is, each with a menu. */
export function tasksView(incident: Incident, followUp: FollowUp, seenAt: Date): MessageView {
  const { tasks } = followUp;
  const name = incidentName(incident.number);
  if (tasks.length === 0) return sentenceView(markedDrill(incident, `${name} has no follow-up tasks.`));
  const ended = tasks.filter((task) => !isOpen(task)).length;
  const title = `*Follow-up of ${name}* · ${ended} of ${tasks.length}`;
  const lines = tasks.map((task) => lineText(task, { incident, followUp, seenAt }));
  return {
    text: [title, ...lines].join('\n'),
    blocks: [section(title), ...tasks.map((task, index) => lineBlock(incident, task, lines[index] ?? ''))],
  };
}

function lineText(
  task: Task,
  { incident, followUp, seenAt }: { incident: Incident; followUp: FollowUp; seenAt: Date },
): string {
  const { number, status, dueOn } = task;
  const title = inLine(task.title, 100);
  switch (status.kind) {
    case 'done':
      return `✔ ${number}  ~${title}~ · ${timeOf(status.at)}${byPerson(status.by)}`;
    case 'skipped':
      return `– ${number}  ~${title}~ · skipped${byPerson(status.by)}: ${quotedInLine(status.reason, 200)}`;
    case 'open': {
      const userId = assigneeOf(task, peopleOf(incident, followUp));
      const due = dueOn === null ? 'no due date' : `due ${dayText(dueOn, seenAt)}`;
      return `▢ ${number}  ${title} · ${userId ? person(userId) : 'unassigned'} · ${due}`;
    }
    default:
      return unreachable(status);
  }
}

function lineBlock(incident: Incident, task: Task, text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text), accessory: menu(incident, task) };
}

const openVerbs = [
  ['Done', 'done'],
  ['Assign…', 'assign'],
  ['New date…', 'due'],
  ['Skip…', 'skip'],
] as const;

function menu({ number: incident }: Incident, task: Task): Overflow {
  const verbs = isOpen(task) ? openVerbs : ([['Reopen', 'reopen']] as const);
  return {
    type: 'overflow',
    action_id: `${actionIds.runLine}:task-${task.number}`,
    options: verbs.map(([label, verb]) => ({
      text: plain(label),
      value: carry(incident, `tasks ${verb} ${task.number}`),
    })),
  };
}
