import type { Effect } from '../domain/effect.js';
import type { Happening } from '../domain/happening.js';
import type { Incident } from '../domain/incident/incident.js';
import { holderOf, roles } from '../domain/incident/role.js';
import { unnamedIn } from '../domain/timeline/readable.js';
import { wordsOf } from '../domain/timeline/words-of.js';

/** Whom and what the message of an effect names, by Slack's ids, the words of people included. */
export function namedIn(effect: Effect, incident: Incident): string[] {
  return [...new Set(idsIn(effect, incident))].filter((id) => /^[UWCS]/.test(id));
}

function idsIn(effect: Effect, incident: Incident): string[] {
  switch (effect.kind) {
    case 'broadcast':
    case 'reply_to_announcements':
      return [
        ...some(effect.by),
        ...idsOfHappening(effect.happening),
        ...unnamedIn(wordsOf(effect.happening) ?? ''),
      ];
    case 'refresh_card':
    case 'announce':
    case 'refresh_announcements':
      return [
        incident.reporterId,
        ...roles.flatMap((role) => some(holderOf(incident.roles, role))),
        ...some(incident.latestUpdate?.by),
        ...some(incident.latestUpdate?.editedBy),
        ...unnamedIn(`${incident.latestUpdate?.text ?? ''} ${incident.summary ?? ''}`),
        ...some(incident.moments.impact_started?.at(-1)?.actor),
      ];
    default:
      return [];
  }
}

/** Whom what happened is about, beside who did it. */
export function idsOfHappening(happening: Happening): string[] {
  switch (happening.kind) {
    case 'role_taken':
      return [happening.userId, ...some(happening.before)];
    case 'role_released':
      return [happening.before];
    case 'invited':
      return [...happening.userIds, ...happening.groupIds].slice(0, 10);
    case 'quoted':
      return [happening.authorId];
    default:
      return [];
  }
}

function some(id: string | null | undefined): string[] {
  return id ? [id] : [];
}
