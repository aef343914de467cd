import { type Act, personOf } from '../../actor.js';
import type { Accepted } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import { isActive, phaseOf } from '../../incident/status.js';
import { type Policy, severityPolicy } from '../../policy.js';
import { postmortemDue } from '../due.js';
import type { PostmortemInShort } from '../postmortem.js';
import { isMet } from './is-met.js';
import { newTasks, withMoreTime } from './new-tasks.js';
import type { Task } from './task.js';
import { policyDay } from './task-due.js';

/** What follows an incident: its tasks, by number, and where its post-mortem stands; null: nobody started it. */
export interface FollowUp {
  tasks: readonly Task[];
  postmortem: PostmortemInShort | null;
}

/** Of an incident that nobody resolved yet. */
export const noFollowUp: FollowUp = { tasks: [], postmortem: null };

interface Context {
  policy: Policy;
  act: Act;
}

/**
 * Completes a decision about an incident with what it means for the tasks that follow: resolving creates them, and what
 * completes a task, or undoes that, changes it in the same transaction. So does a severity that wants more of them; one
 * that wants fewer leaves them, because people may have begun. Who resolves is offered the post-mortem.
 */
export function settleTasks(
  before: Incident,
  followUp: FollowUp,
  decision: Accepted,
  context: Context,
): Accepted {
  const tasks = tasksAfter(before, followUp, decision, context);
  const changed = tasks.filter((task) => !followUp.tasks.includes(task));
  const writes = decision.writes.filter(({ kind }) => kind !== 'tasks_saved');
  const isShown = decision.effects.some(({ kind }) => kind === 'refresh_card');
  const settled: Accepted = {
    ...decision,
    effects:
      changed.length > 0 && !isShown ? [...decision.effects, { kind: 'refresh_card' }] : decision.effects,
    writes: changed.length > 0 ? [...writes, { kind: 'tasks_saved', tasks: changed }] : writes,
  };
  const dueOn = offeredDue(
    before,
    { tasks, postmortem: postmortemAfter(followUp, decision) },
    decision,
    context,
  );
  return dueOn === null ? settled : { ...settled, postmortemDueOn: dueOn };
}

function tasksAfter(
  before: Incident,
  followUp: FollowUp,
  decision: Accepted,
  { policy, act }: Context,
): Task[] {
  const { incident, writes } = decision;
  const postmortem = postmortemAfter(followUp, decision);
  const when = { policy, postmortem, at: act.at };
  const saved = writes.flatMap((write) => (write.kind === 'tasks_saved' ? write.tasks : []));
  const known = followUp.tasks.map((task) => saved.find(({ number }) => number === task.number) ?? task);
  const isResolved = isActive(before.status) && isLearning(incident);
  const isRegraded = isLearning(incident) && before.severity !== incident.severity;
  const given = isResolved ? known.map((task) => withMoreTime(task, incident, when)) : known;
  const all = isResolved || isRegraded ? [...given, ...newTasks(incident, known, when)] : given;
  const isMoved = postmortem?.dueOn !== followUp.postmortem?.dueOn;
  return all
    .map((task) => unskipped(task, decision))
    .map((task) => (isMoved && postmortem ? dueWithPostmortem(task, postmortem, act) : task))
    .map((task) => settled(task, { incident, postmortem, act }));
}

function isLearning({ status }: Incident): boolean {
  return phaseOf(status) === 'learning';
}

function postmortemAfter({ postmortem }: FollowUp, { writes }: Accepted): PostmortemInShort | null {
  const saved = writes.findLast((write) => write.kind === 'postmortem_saved');
  return saved?.postmortem ?? postmortem;
}

/** Undoing a close brings back the tasks that were skipped with it. */
function unskipped(task: Task, { entries }: Accepted): Task {
  const { status } = task;
  const isUndone =
    status.kind === 'skipped' &&
    entries.some(
      ({ event }) =>
        event.kind === 'undone' && event.undid === 'closed' && event.madeAt === status.at.toISOString(),
    );
  return isUndone ? { ...task, status: { kind: 'open' } } : task;
}

function dueWithPostmortem(task: Task, { dueOn }: PostmortemInShort, { at }: Act): Task {
  const isItsPublication = task.doneWhen === 'published' && task.status.kind === 'open';
  return isItsPublication && task.dueOn !== dueOn ? { ...task, dueOn, dueSetAt: at } : task;
}

/** What somebody ticked or skipped stays so. */
function settled(
  task: Task,
  { incident, postmortem, act }: { incident: Incident; postmortem: PostmortemInShort | null; act: Act },
): Task {
  const { doneWhen, status } = task;
  if (doneWhen === null) return task;
  const met = isMet(doneWhen, incident, postmortem);
  if (met && status.kind === 'open')
    return { ...task, status: { kind: 'done', at: act.at, by: personOf(act.by), isAutomatic: true } };
  const isUndone = !met && status.kind === 'done' && status.isAutomatic;
  return isUndone ? { ...task, status: { kind: 'open' } } : task;
}

/** The day on which the post-mortem is due that nobody started, once the incident is resolved; null: none is wanted. */
function offeredDue(
  before: Incident,
  { tasks, postmortem }: FollowUp,
  { incident }: Accepted,
  { policy, act }: Context,
): string | null {
  const isResolved = isActive(before.status) && isLearning(incident);
  const isWanted = severityPolicy(policy, incident.severity)?.postmortemDueDays != null;
  if (!isResolved || !isWanted || incident.kind !== 'real' || postmortem) return null;
  const publication = tasks.find(({ doneWhen }) => doneWhen === 'published');
  return publication?.dueOn ?? postmortemDue(policy, incident.severity, policyDay(policy, act.at));
}
