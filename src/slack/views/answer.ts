import type { Happening } from '../../domain/happening.js';
import { type Incident, incidentName } from '../../domain/incident.js';
import type { Policy } from '../../domain/policy.js';
import { isActive, phaseOf } from '../../domain/status.js';
import { type MessageView, section } from './blocks.js';
import { clauseOf } from './happening.js';
import { startedView } from './started.js';
import { channelLink, timeOf } from './text.js';
import { stateEmoji, statusName } from './words.js';

/** What the person who asked reads: what happened, and what can be done next. */
export function answerView(incident: Incident, happenings: Happening[], policy: Policy): MessageView {
  const [happening] = happenings;
  if (happening?.kind === 'declared') return startedView(incident);
  const what = happening ? clauseOf(happening) : statusName(incident.status);
  const where = incident.channelId ? ` ${channelLink(incident.channelId)}` : '';
  const text = `${stateEmoji(policy, incident)} *${incidentName(incident.number)}* ${what}.${where}\n${nextStep(incident)}`;
  return { text, blocks: [section(text)] };
}

/** The likeliest next word, as a sentence. */
function nextStep(incident: Incident): string {
  if (isActive(incident.status)) {
    const due = incident.nextUpdateDueAt
      ? `Next update by ${timeOf(incident.nextUpdateDueAt)}: \`/incident update\``
      : 'Tell everyone how it goes: `/incident update`';
    return `${due} · when it is over: \`/incident resolved\`.`;
  }
  if (phaseOf(incident.status) === 'learning')
    return 'When all is said: `/incident close` · if it is back: `/incident reopen` and why.';
  return 'If it is back: `/incident reopen` and why.';
}
