import type { Effect } from '../effect.js';
import type { IncidentKey } from '../incident/incident.js';
import { effectTraits } from './effect-traits.js';

/** Whose effects are delivered together: one process at a time plans and sends what an owner has pending. */
export interface Owner {
  workspaceId: string;
  key: OwnerKey;
}
export type OwnerKey = `incident:${number}` | `person:${string}` | `channel:${string}`;

/** What effects are stored for; `number` is null if they are about no incident. */
export interface EffectSource {
  workspaceId: string;
  number: number | null;
}

export function incidentOwner({ workspaceId, number }: IncidentKey): Owner {
  return { workspaceId, key: `incident:${number}` };
}

/** The incident that owns the effects, or null. */
export function owningIncident({ workspaceId, key }: Owner): IncidentKey | null {
  const number = /^incident:(\d+)$/.exec(key)?.[1];
  return number === undefined ? null : { workspaceId, number: Number(number) };
}

/** Throws if the effect belongs to an incident and `source` names none. */
export function ownerOf(effect: Effect, { workspaceId, number }: EffectSource): Owner {
  const { owner } = effectTraits[effect.kind];
  if (owner === 'person' && 'userId' in effect) return { workspaceId, key: `person:${effect.userId}` };
  const isOfChannel = owner === 'channel' || (owner === 'incident_or_channel' && number === null);
  if (isOfChannel && 'channelId' in effect) return { workspaceId, key: `channel:${effect.channelId}` };
  if (number === null) throw new Error(`The effect ${effect.kind} belongs to an incident.`);
  return incidentOwner({ workspaceId, number });
}
