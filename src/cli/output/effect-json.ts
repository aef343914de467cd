import type { StoredEffect } from '../../domain/delivery/stored-effect.js';
import { incidentName } from '../../domain/incident/incident.js';

/** An effect as `--json` prints it: its kind, never the text that it sends to Slack. Times are in UTC. */
export interface EffectJson {
  id: number;
  workspace: string;
  /** The incident that it is about, if any. */
  incident: string | null;
  kind: string;
  state: string;
  attempts: number;
  error: string | null;
  dueAt: string;
  createdAt: string;
  trace: string;
}

export function effectJson(stored: StoredEffect): EffectJson {
  const { id, workspaceId, incidentNumber, effect, state, attempts, error, trace } = stored;
  return {
    ...{
      id,
      workspace: workspaceId,
      incident: incidentNumber === null ? null : incidentName(incidentNumber),
      kind: effect.kind,
      state,
    },
    ...{
      attempts,
      error,
      dueAt: stored.notBefore.toISOString(),
      createdAt: stored.createdAt.toISOString(),
      trace,
    },
  };
}
