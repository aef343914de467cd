import type { Transaction } from '../db/database.js';
import { saveActionItem } from '../db/queries/action-items/action-items.js';
import type { Cause, NewEffect } from '../db/queries/delivery/insert-effects.js';
import { insertIncident, saveIncident } from '../db/queries/incident/incidents.js';
import { addMembers } from '../db/queries/incident/members.js';
import { savePostmortem } from '../db/queries/postmortems/postmortems.js';
import { saveTasks } from '../db/queries/postmortems/tasks.js';
import { saveWording } from '../db/queries/postmortems/wording.js';
import { saveRun } from '../db/queries/runbooks/runs.js';
import { insertEntries } from '../db/queries/timeline/timeline-entries.js';
import { saveItemEdit } from '../db/queries/timeline/timeline-item.js';
import { actionItemName } from '../domain/action-items/action-item.js';
import { personOf } from '../domain/actor.js';
import type { Accepted, Write } from '../domain/decision.js';
import { deliverable, effectTraits } from '../domain/delivery/effect-traits.js';
import { type Incident, incidentName } from '../domain/incident/incident.js';
import { unreachable } from '../domain/unreachable.js';
import { storeEffects } from './delivery/store-effects.js';
import type { Deps } from './deps.js';
import { refreshDigests } from './nudges/refresh-digests.js';
import type { Request } from './request.js';
import { markByHand } from './timeline/mark-by-hand.js';

/** Writes everything that was decided, as part of this transaction. */
export async function saveDecision(
  deps: Deps,
  tx: Transaction,
  request: Request<unknown>,
  decision: Accepted,
): Promise<void> {
  const { incident, entries, writes } = decision;
  const { at } = request.act;
  await Promise.all([
    ...(isNew(decision)
      ? [insertIncident(tx, incident, at), addMembers(tx, incident, peopleOf(incident), at)]
      : [saveIncident(tx, incident, at)]),
    insertEntries(tx, incident, entries),
    storeEffects(deps, tx, incident, { effects: effectsOf(request, decision), cause: causeOf(request) }),
    ...(incident.wantsChannel ? [] : [addMembers(tx, incident, invitedBy(decision), at)]),
    ...writes.map((write) => saveWrite(deps, tx, { request, decision, write })),
  ]);
}

/** Who is let in by this decision; where there is a channel, delivery invites them and Slack says who came. */
function invitedBy({ effects }: Accepted): string[] {
  return effects.flatMap((effect) => (effect.kind === 'invite' ? effect.userIds : []));
}

async function saveWrite(
  deps: Deps,
  tx: Transaction,
  { request, decision: { incident }, write }: { request: Request<unknown>; decision: Accepted; write: Write },
): Promise<void> {
  switch (write.kind) {
    case 'other_incident': {
      const { incident: other, entries, effects } = write;
      const keyed = effects.map((effect, index) => ({
        key: `${request.key}#INC-${other.number}-${index}`,
        effect,
        notBefore: request.act.at,
      }));
      await insertEntries(tx, other, entries);
      const cause = { ...causeOf(request), answerUrl: null };
      return storeEffects(deps, tx, other, { effects: deliverable(other, keyed, effectIn), cause });
    }
    case 'item_edited':
      return saveItemEdit(tx, incident, write.item, write.change);
    case 'message_marked':
      return markByHand(tx, incident, write, request.act);
    case 'action_item_saved':
      await saveActionItem(tx, write, request.act);
      if (write.event.kind === 'created') return;
      return refreshDigests(deps, tx, {
        workspaceId: incident.workspaceId,
        subject: actionItemName(write.actionItem.number),
        ...{ key: request.key, cause: { ...causeOf(request), answerUrl: null } },
      });
    case 'run_saved':
      return saveRun(tx, write);
    case 'postmortem_saved':
      return savePostmortem(tx, write);
    case 'tasks_saved':
      await saveTasks(tx, write.tasks);
      return refreshDigests(deps, tx, {
        workspaceId: incident.workspaceId,
        subject: incidentName(incident.number),
        ...{ key: request.key, cause: { ...causeOf(request), answerUrl: null } },
      });
    case 'wording_checked':
    case 'wording_accepted':
    case 'wording_reopened':
      return saveWording(tx, incident, write);
    default:
      return unreachable(write);
  }
}

function isNew({ entries }: Accepted): boolean {
  return entries.some((entry) => entry.event.kind === 'declared');
}

function causeOf({ act, trace, answerUrl = null }: Request<unknown>): Cause {
  return { trace, at: act.at, askedBy: personOf(act.by), answerUrl };
}

function effectsOf({ key, act }: Request<unknown>, { incident, effects }: Accepted): NewEffect[] {
  const settles = incident.cardTs !== null || !incident.wantsChannel;
  const keyed = effects.map((effect, index) => ({
    key: `${key}#${index}`,
    effect,
    notBefore: new Date(act.at.getTime() + (settles ? effectTraits[effect.kind].settleMs : 0)),
  }));
  return deliverable(incident, keyed, effectIn);
}

const effectIn = ({ effect }: NewEffect) => effect;

/** Who may see a new incident from the start. Without a channel, Slack can't say who may, so its people can. */
function peopleOf({ wantsChannel, reporterId, roles }: Incident): string[] {
  return wantsChannel ? [reporterId] : [...new Set([reporterId, ...roles.map(({ userId }) => userId)])];
}
