import { type Incident, incidentName } from '../../domain/incident/incident.js';
import type { Policy } from '../../domain/policy.js';
import { escapeAndClip } from './text.js';
import { severityEmoji } from './words.js';

/** Slack's limit on a topic. Source: conversations.setTopic. */
const topicMaxChars = 250;

/** The channel's topic: what stays true for long, since each change of it costs a call and a line in the channel. */
export function topicView(incident: Incident, policy: Policy): string {
  const grade = `${severityEmoji(policy, incident.severity)} ${incident.severity}`.trim();
  return escapeAndClip(`${grade} · ${incidentName(incident.number)} · ${incident.title}`, topicMaxChars);
}
