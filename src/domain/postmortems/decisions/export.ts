import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import type { WantedExport } from '../wanted-export.js';

/** Sends a person the post-mortem as a file, or shares it in the incident's channel. Changes nothing. */
export function exportPostmortem(incident: Incident, wanted: WantedExport, act: Act): Decision {
  if (wanted.isShared && incident.channelId === null)
    return refused({ kind: 'no_channel_to_share_in', number: incident.number });
  return accepted(incident, [], [{ kind: 'send_export', askedAt: act.at.toISOString(), ...wanted }]);
}
