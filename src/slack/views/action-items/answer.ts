import { type ActionItem, actionItemName } from '../../../domain/action-items/action-item.js';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { IncidentEvent } from '../../../domain/incident-event.js';
import { markedDrill } from '../incident/drill.js';
import type { MessageView } from '../text/blocks.js';
import { itemBlocks, itemFacts } from './item-line.js';

/** Shows back what was added or changed, with buttons to change it. */
export function actionItemsAnswer(
  incident: Incident,
  { events, items }: { events: readonly IncidentEvent[]; items: readonly ActionItem[] },
): MessageView {
  const isAdded = events.some(({ kind }) => kind === 'action_item_added');
  const lead = (item: ActionItem) => {
    const name = `*${actionItemName(item.number)}*`;
    const what = isAdded ? ` added to ${incidentName(incident.number)}` : '';
    return markedDrill(incident, `${name}${what}:`);
  };
  return {
    text: items.map((item) => `${lead(item)} ${itemFacts(item)}`).join('\n'),
    blocks: items.flatMap((item) => itemBlocks(item, lead(item))),
  };
}
