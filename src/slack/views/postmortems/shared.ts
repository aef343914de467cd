import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { durationBetween } from '../../../domain/incident/metrics.js';
import { milestoneAt } from '../../../domain/incident/milestone.js';
import { markedDrill } from '../incident/drill.js';
import { context, type MessageView, section } from '../text/blocks.js';
import { channelLink, clip, dateOf, duration, inLine } from '../text/text.js';
import { proseBlocks } from './draft/prose.js';

/** A published post-mortem in another channel: what happened, how long it lasted, and where to read on. */
export function sharedPostmortemView(incident: Incident, summary: string): MessageView {
  const { number, title, severity, milestones, channelId } = incident;
  const text = markedDrill(
    incident,
    `Post-mortem of ${incidentName(number)} · ${severity} · ${inLine(title, 200)}`,
  );
  const declared = milestoneAt(milestones, 'declared');
  const lasted = durationBetween(declared, milestoneAt(milestones, 'resolved'));
  const impact = durationBetween(
    milestoneAt(milestones, 'impact_started'),
    milestoneAt(milestones, 'impact_ended'),
  );
  const facts = [
    ...(declared ? [dateOf(declared)] : []),
    ...(lasted.state === 'recorded' ? [`resolved after ${duration(lasted.ms)}`] : []),
    ...(impact.state === 'recorded' ? [`impact lasted ${duration(impact.ms)}`] : []),
    ...(channelId ? [channelLink(channelId)] : []),
    `\`/incident postmortem INC-${number}\``,
  ];
  return {
    text,
    blocks: [section(`*${text}*`), ...proseBlocks(clip(summary, 6_000)), context(facts.join(' · '))],
  };
}
