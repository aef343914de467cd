import type { Transaction, Tx } from '../db/database.js';
import { findActionItems } from '../db/queries/action-items/action-items.js';
import { findIncident } from '../db/queries/incident/incidents.js';
import { answerOf, claimRequest, storeAnswer } from '../db/queries/request-keys.js';
import { runsOf } from '../db/queries/runbooks/runs.js';
import type { ActionItem } from '../domain/action-items/action-item.js';
import type { Accepted, Decision, Refused } from '../domain/decision.js';
import type { IncidentEvent } from '../domain/incident-event.js';
import { runsNamedBy } from '../domain/runbooks/events.js';
import type { Run } from '../domain/runbooks/run.js';
import type { Deps } from './deps.js';
import type { Outcome, Request } from './request.js';
import { saveDecision } from './save-decision.js';

/** The deadline passed before the commit: nothing was saved. */
export class RequestTimedOut extends Error {
  readonly code = 'abandoned';
}

/** What a request does between the claim of its key and the writing. */
export interface Steps<Found extends { kind: 'found' }> {
  /** Locks and reads everything that the decision needs, or refuses. */
  find: (tx: Tx) => Promise<Found | Refused>;
  /** Decides, without the database. */
  decide: (found: Found) => Decision;
}

/**
 * Runs every request exactly once, in one transaction: claims its key, finds, decides, saves. A replay returns the
 * stored answer. The claim runs concurrently with finding; if it turns out to be a replay, everything is rolled back.
 */
export async function once<Found extends { kind: 'found' }>(
  deps: Deps,
  request: Request<unknown>,
  { find, decide }: Steps<Found>,
): Promise<Outcome> {
  try {
    return await deps.db.transaction(async (tx) => {
      const [isFirst, found] = await Promise.all([claimRequest(tx, request, request.act.at), find(tx)]);
      if (!isFirst) throw new Replayed();
      const decision = found.kind === 'found' ? decide(found) : found;
      if (decision.kind === 'refused' && canResubmit(request)) throw new RefusedForm(decision);
      const saved = await save(deps, tx, request, decision);
      if (request.deadline.isOver) throw new RequestTimedOut('The person has stopped waiting.');
      request.deadline.isCommitting = true;
      return saved;
    });
  } catch (error) {
    if (error instanceof Replayed) return replay(deps, request);
    if (error instanceof RefusedForm) return error.decision;
    throw error;
  }
}

class Replayed extends Error {}

/** Rolls back the claim, so that the key stays free. */
class RefusedForm extends Error {
  readonly decision: Refused;
  constructor(decision: Refused) {
    super('The request is refused.');
    this.decision = decision;
  }
}

/** A refused form stays open and is sent again with the same key once it is corrected. */
function canResubmit(request: Request<unknown>): boolean {
  return request.act.source === 'modal';
}

async function save(
  deps: Deps,
  tx: Transaction,
  request: Request<unknown>,
  decision: Decision,
): Promise<Outcome> {
  if (decision.kind === 'refused') {
    await storeAnswer(tx, request, { refusal: decision.refusal });
    return decision;
  }
  const { incident, entries, lookAlike = null, postmortemDueOn = null } = decision;
  const { at } = request.act;
  const [actionItems, runs] = [actionItemsIn(decision), runsIn(decision)];
  const events = entries.map((entry) => entry.event);
  await Promise.all([
    saveDecision(deps, tx, request, decision),
    storeAnswer(tx, request, {
      number: incident.number,
      events: events.map(withoutQuotedText),
      at: at.toISOString(),
      lookAlike,
      ...(postmortemDueOn !== null && { postmortemDueOn }),
      ...(actionItems.length > 0 && { actionItems: actionItems.map((item) => item.number) }),
    }),
  ]);
  const offers = { lookAlike, postmortemDueOn };
  return { kind: 'accepted', incident, events, at, ...offers, actionItems, runs, isReplay: false };
}

/** Each as it is in the end; one decision may write an item twice. */
function actionItemsIn({ writes }: Accepted): ActionItem[] {
  const saved = writes.flatMap((write) => (write.kind === 'action_item_saved' ? [write.actionItem] : []));
  return [...new Map(saved.map((item) => [item.number, item])).values()];
}

function runsIn({ writes }: Accepted): Run[] {
  return writes.flatMap((write) => (write.kind === 'run_saved' ? [write.run] : []));
}

/** Removes quoted text: answers never show it, so replays don't need it. */
function withoutQuotedText(event: IncidentEvent): IncidentEvent {
  if (event.kind === 'quoted') return { ...event, text: '', note: null };
  if (event.kind === 'item_edited') return { ...event, text: event.text && { from: '', to: '' } };
  return event;
}

async function replay(deps: Deps, request: Request<unknown>): Promise<Outcome> {
  const answer = await answerOf(deps.db, request);
  if (answer && 'refusal' in answer) return { kind: 'refused', refusal: answer.refusal };
  const number = answer?.number ?? 0;
  const incident = await findIncident(deps.db, { workspaceId: request.workspaceId, number });
  if (!answer || !incident)
    throw new Error(`Request ${request.key} was decided before, but its answer is missing.`);
  const { events, lookAlike, at } = answer;
  const actionItems = await findActionItems(deps.db, request.workspaceId, answer.actionItems ?? []);
  const runs = await runsOf(deps.db, incident, runsNamedBy(events));
  return {
    kind: 'accepted',
    incident,
    events,
    at: new Date(at),
    lookAlike,
    postmortemDueOn: answer.postmortemDueOn ?? null,
    actionItems,
    runs,
    isReplay: true,
  };
}
