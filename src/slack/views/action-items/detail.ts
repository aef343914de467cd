import { type ActionItem, actionItemName } from '../../../domain/action-items/action-item.js';
import type { ActionItemChanged } from '../../../domain/action-items/report.js';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { ShownMessage, TimelineItem } from '../../../domain/timeline/timeline-item.js';
import { markedDrill } from '../incident/drill.js';
import { context, type MessageView, section } from '../text/blocks.js';
import { channelLink, escaped, inLine, person, quotedInLine } from '../text/text.js';
import { itemText } from '../timeline/timeline-item.js';
import { changeText } from './history.js';
import { itemButtons, itemFacts } from './item-line.js';

/** Shows an action item with everything it says. `source`: the timeline entry that it came from. */
export function itemDetailView(
  {
    incident,
    item,
    history,
    source,
  }: {
    incident: Incident;
    item: ActionItem;
    history: readonly ActionItemChanged[];
    source: TimelineItem | null;
  },
  options: { linkTo: (message: ShownMessage) => string | null },
): MessageView {
  const name = `*${actionItemName(item.number)}* (${incidentName(incident.number)})`;
  const text = markedDrill(incident, `${name} ${itemFacts(item)}`);
  const from = sourceText(item, source, options);
  const more = [
    ...(item.description ? [`*Description*\n${inLine(item.description, 1_500)}`] : []),
    ...(item.verification ? [`*How to check it*\n${inLine(item.verification, 1_000)}`] : []),
  ].join('\n');
  const facts = [
    ...(item.watcherIds.length > 0 ? [`Watched by ${item.watcherIds.map(person).join(', ')}`] : []),
    ...(from ? [from] : []),
    ...(item.externalId ? [`External id ${inLine(item.externalId, 200)}`] : []),
  ];
  return {
    text,
    blocks: [
      section(text),
      ...(more ? [section(more)] : []),
      ...(facts.length > 0 ? [context(facts.join('\n'))] : []),
      ...(history.length > 0 ? [context(history.map(changeText).join('\n'))] : []),
      itemButtons(item),
    ],
  };
}

/** Where it came from; empty if nobody said, or if that is gone. */
function sourceText(
  { source }: ActionItem,
  found: TimelineItem | null,
  { linkTo }: { linkTo: (message: ShownMessage) => string | null },
): string {
  if (source?.kind === 'message') {
    const where = `from ${channelLink(source.channelId)}`;
    return source.permalink ? `<${escaped(source.permalink)}|View message> ${where}` : `A message ${where}`;
  }
  if (source?.kind === 'runbook_step')
    return `From step ${source.step} of runbook ${quotedInLine(source.runbook, 150)}`;
  if (source?.kind === 'postmortem_section')
    return `From ${quotedInLine(source.title, 150)} of the post-mortem`;
  if (!found) return '';
  return `From the timeline: ${itemText(found, { withDay: true, maxChars: 300, linkTo })}`;
}
