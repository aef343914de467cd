import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { topicState } from '../../../domain/incident/topic-state.js';
import type { Policy } from '../../../domain/policy.js';
import { stateEmoji } from '../text/terms.js';
import { escapeAndClip } from '../text/text.js';
import { markedDrill } from './drill.js';

/** Slack's limit on a topic. Source: conversations.setTopic. */
const topicMaxChars = 250;

/**
 * The channel's topic: the severity while the incident is active, then how it ended. Nothing that changes often, because
 * each change costs a call and a line in the channel.
 */
export function topicView(incident: Incident, policy: Policy): string {
  const state = `${stateEmoji(policy, incident)} ${topicState(incident)}`.trim();
  const topic = `${state} · ${incidentName(incident.number)} · ${incident.title}`;
  return escapeAndClip(markedDrill(incident, topic), topicMaxChars);
}
