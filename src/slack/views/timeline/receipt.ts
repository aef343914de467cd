import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { TimelineItem } from '../../../domain/timeline/timeline-item.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { actions, button, type MessageView, section } from '../text/blocks.js';
import { itemText } from './timeline-item.js';

/** Confirms to the person who marked an item that it is on the timeline; null if it isn't. */
export function receiptView(incident: Incident, item: TimelineItem): MessageView | null {
  const { number } = incident;
  const stands = item.kind === 'message' ? item.message.isHighlight : !item.entry.isHidden;
  if (!stands) return null;
  const unmarked = item.kind === 'message' ? { ...item, message: { ...item.message, mark: null } } : item;
  const said = itemText(unmarked, { withDay: true, maxChars: 200, linkTo: () => null });
  const text = markedDrill(incident, `Added to the timeline: ${said}`);
  const press = (label: string, words: string, id: string) =>
    button({
      label,
      actionId: `${actionIds.runLine}:${id}`,
      value: carry(number, `timeline ${words} ${item.key}`),
    });
  return {
    text: markedDrill(incident, `Added to ${incidentName(number)}'s timeline`),
    blocks: [section(text), actions(press('Undo', 'remove', 'undo'), press('Edit', 'edit', 'edit'))],
  };
}
