import { type Act, personOf } from '../../actor.js';
import { changedFields, laterChange, whenAndWho } from '../../changed-fields.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Effect } from '../../effect.js';
import type { Policy } from '../../policy.js';
import type { TimelineEntry } from '../../timeline/timeline-entry.js';
import { type Undoable, type Undone, undoableKinds } from '../events.js';
import type { Cancellation, Incident, LatestUpdate } from '../incident.js';
import { clearMilestones, type Milestones, milestoneNames, setMilestone } from '../milestone.js';
import { withNextUpdate } from '../next-update.js';
import { isStepBack, phaseOf, type Status } from '../status.js';
import { archiveEffects } from './close.js';
import { announcementReplies, broadcastOf, entryOf, refreshEffects } from './consequences.js';
import { milestonesAfter } from './move-to.js';

/** How long an act can be undone. Later, somebody will have relied on it. */
export const undoableForMs = 60 * 60_000;

/** How many of the newest entries an undo looks at. */
export const undoLooksAt = 300;

export interface UndoInput {
  /** When the act to undo was made; null: the person's last act, whatever it was. */
  madeAt: Date | null;
}

/** An entry whose act can be undone. */
interface Target extends TimelineEntry {
  event: Undoable;
}

/**
 * Undoes what the person did: a change of status, severity or title, closing, reopening or canceling. Restores the
 * values from before; milestones keep the undone values in their history. Refuses if the same field was changed since,
 * after an hour, a second time, and for every other kind of act. `entries`: the incident's newest, newest first.
 */
export function undo(
  incident: Incident,
  entries: readonly TimelineEntry[],
  { madeAt }: UndoInput,
  policy: Policy,
  act: Act,
): Decision {
  const { number } = incident;
  const own = entries.filter((one) => one.authorId === personOf(act.by) && one.event.kind !== 'item_edited');
  const target = madeAt ? undoableAt(own, madeAt) : lastAct(own);
  if (!target) return refused({ kind: 'nothing_to_undo', number });
  if (!isTarget(target)) return refused({ kind: 'cannot_undo', number, what: target.event.kind });
  const at = target.occurredAt.toISOString();
  const later = entries.filter(({ id }) => id > target.id);
  const unreadable = later.find(({ event }) => event.kind === 'unreadable');
  if (unreadable) return refused({ kind: 'cannot_undo', number, what: unreadable.event.kind });
  const again = later.find(({ event }) => event.kind === 'undone' && event.madeAt === at);
  if (again) return refused({ kind: 'already_undone', number, ...whenAndWho(again) });
  const since = laterChange(later, changedFields(target.event));
  if (since) return refused({ kind: 'changed_since', number, ...since });
  if (act.at.getTime() - target.occurredAt.getTime() > undoableForMs)
    return refused({ kind: 'too_late_to_undo', number, at });
  const earlier = entries.filter(({ id }) => id < target.id);
  return undoTarget(incident, target, { earlier, policy, act });
}

function undoableAt(own: readonly TimelineEntry[], at: Date): Target | undefined {
  return own.filter(isTarget).find(({ occurredAt }) => occurredAt.getTime() === at.getTime());
}

/** The newest entry; of an act with several, such as a cancellation that drops action items, the one to undo. */
function lastAct(own: readonly TimelineEntry[]): TimelineEntry | undefined {
  const [newest] = own;
  return newest && (undoableAt(own, newest.occurredAt) ?? newest);
}

const undoable: ReadonlySet<string> = new Set(undoableKinds);

function isTarget(entry: TimelineEntry): entry is Target {
  const { event } = entry;
  // Records of older versions don't say from which status an incident was closed or canceled.
  return undoable.has(event.kind) && 'from' in event && event.from !== undefined;
}

interface UndoContext {
  earlier: readonly TimelineEntry[];
  policy: Policy;
  act: Act;
}

function undoTarget(incident: Incident, target: Target, { earlier, policy, act }: UndoContext): Decision {
  const before = restore(incident, target, earlier, act);
  const next = target.event.kind === 'renamed' ? before : withNextUpdate(before, policy, act.at);
  const event = undoneEvent(incident, next, target);
  const wasOver = phaseOf(incident.status) === 'done';
  const isOver = phaseOf(next.status) === 'done';
  const unarchiveEffects: Effect[] =
    wasOver && !isOver && policy.channel.archiveOnClose ? [{ kind: 'unarchive_channel' }] : [];
  return accepted(
    next,
    [entryOf(act, event)],
    [
      ...unarchiveEffects,
      broadcastOf(act, event, next),
      ...refreshEffects,
      { kind: 'set_topic' },
      ...announcementReplies(incident, next, { event, act }),
      ...(isOver && !wasOver ? archiveEffects(policy) : []),
    ],
  );
}

function undoneEvent(before: Incident, after: Incident, { event, occurredAt }: Target): Undone {
  const change = <T>(from: T, to: T) => (from === to ? null : { from, to });
  return {
    kind: 'undone',
    undid: event.kind,
    madeAt: occurredAt.toISOString(),
    status: change(before.status, after.status),
    severity: change(before.severity, after.severity),
    title: change(before.title, after.title),
  };
}

function restore(incident: Incident, target: Target, earlier: readonly TimelineEntry[], act: Act): Incident {
  const { event } = target;
  switch (event.kind) {
    case 'severity_changed':
      return { ...incident, severity: event.from };
    case 'renamed':
      return { ...incident, title: event.from };
    default: {
      const from = event.from ?? incident.status;
      return {
        ...incident,
        status: from,
        milestones: milestonesBefore(incident, { from, madeAt: target.occurredAt, act }),
        latestUpdate: latestBefore(incident, target, earlier),
        cancellation: from === 'canceled' ? cancellationIn(earlier) : null,
      };
    }
  }
}

/**
 * Restores the milestones that the act set or cleared, and clears those beyond `from`, which was not reached after all.
 */
function milestonesBefore(
  { milestones, status }: Incident,
  { from, madeAt, act: by }: { from: Status; madeAt: Date; act: Act },
): Milestones {
  const act = { ...by, isUndo: true } as const;
  const restored = milestoneNames.reduce<Milestones>((result, name) => {
    const [last, before] = (result[name] ?? []).toReversed();
    const isOfAct = last?.recordedAt.getTime() === madeAt.getTime();
    return isOfAct ? setMilestone(result, name, before?.at ?? null, act) : result;
  }, milestones);
  return isStepBack(status, from) ? clearMilestones(restored, milestonesAfter(from), act) : restored;
}

/** If the act's text is the latest update, restores the one before it. */
function latestBefore(
  { latestUpdate }: Incident,
  target: Target,
  earlier: readonly TimelineEntry[],
): LatestUpdate | null {
  if (!latestUpdate || latestUpdate.at.getTime() !== target.occurredAt.getTime()) return latestUpdate;
  for (const { event, occurredAt, authorId, shownText } of earlier) {
    const text = event.kind === 'updated' || event.kind === 'status_changed' ? event.text : null;
    const isUndone = earlier.some(
      (one) => one.event.kind === 'undone' && one.event.madeAt === occurredAt.toISOString(),
    );
    if (text !== null && !isUndone) return { at: occurredAt, by: authorId, text: shownText ?? text };
  }
  return null;
}

function cancellationIn(earlier: readonly TimelineEntry[]): Cancellation | null {
  for (const { event } of earlier) if (event.kind === 'canceled') return event.cancellation;
  return null;
}
