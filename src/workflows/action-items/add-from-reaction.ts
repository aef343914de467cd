import { findItemOfMessage, takeActionItemNumbers } from '../../db/queries/action-items/action-items.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { findItem } from '../../db/queries/timeline/timeline-item.js';
import { createFromMessage } from '../../domain/action-items/decisions/create-from-message.js';
import { defaultDue } from '../../domain/action-items/default-due.js';
import { itemKey } from '../../domain/timeline/item-key.js';
import type { ObservedMark } from '../../domain/timeline/messages/observed-mark.js';
import type { ShownMessage } from '../../domain/timeline/timeline-item.js';
import type { Deps } from '../deps.js';
import { changeIncidentWith } from '../incident/change-incident.js';
import type { Outcome } from '../request.js';

type Reaction = Pick<ObservedMark, 'workspaceId' | 'channelId' | 'ts' | 'name' | 'byId' | 'version'>;

/** The message that somebody reacted to: `elsewhere` if no incident has this channel, `missing` if the record lacks it. */
export async function messageReactedTo(
  { db }: Pick<Deps, 'db'>,
  { workspaceId, channelId, ts }: Reaction,
): Promise<ShownMessage | 'elsewhere' | 'missing'> {
  const incident = await findIncident(db, { workspaceId, channelId });
  if (!incident) return 'elsewhere';
  const item = await findItem(db, incident, itemKey({ kind: 'message', ts }));
  return item?.kind === 'message' ? item.message : 'missing';
}

export interface FromReaction {
  reaction: Reaction;
  title: string;
  description: string | null;
  threadTs: string | null;
  permalink: string | null;
  /** The day in the calendar of the person who reacted. */
  today: string;
  trace: string;
}

/** Makes an action item of a message, without an owner; once, whoever reacts to it and however often Slack tells. */
export function addFromReaction(
  deps: Deps,
  { reaction, title, description, threadTs, permalink, today, trace }: FromReaction,
): Promise<Outcome> {
  const { workspaceId, channelId, ts, byId: userId, name, version } = reaction;
  const act = { at: deps.clock(), by: { kind: 'person', userId }, source: 'event' } as const;
  const request = {
    ...{ workspaceId, act, trace, key: `item from ${channelId} ${ts} ${name} ${userId} ${version}` },
    ...{ deadline: { isOver: false, isCommitting: false }, input: { number: null, channelId } },
  };
  return changeIncidentWith(deps, request, {
    read: async (tx, incident) => {
      const existing = await findItemOfMessage(tx, incident, { channelId, ts });
      return { existing, numbers: existing ? [] : await takeActionItemNumbers(tx, workspaceId, 1) };
    },
    decide: (incident, { existing, numbers }) => {
      const dueOn = defaultDue(deps.policy, incident.severity, today);
      const source = { kind: 'message', channelId, ts, permalink } as const;
      const nothing = { type: null, priority: null, verification: null, link: null, externalId: null };
      const wanted = { ...nothing, title, description, dueOn, watcherIds: [], owner: null, source };
      return createFromMessage(incident, { wanted, existing, threadTs }, { numbers, today }, act);
    },
  });
}
