import type { KnownBlock } from '@slack/types';
import { type ActionItem, actionItemName } from '../../../domain/action-items/action-item.js';
import { adviceOn } from '../../../domain/action-items/quality.js';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { IncidentEvent } from '../../../domain/incident-event.js';
import { markedDrill } from '../incident/drill.js';
import type { MessageView } from '../text/blocks.js';
import { adviceBlocks } from './advice.js';
import { itemBlocks, itemFacts } from './item-line.js';

/** Shows back what was added or changed, with buttons to change it, and at most one piece of advice on what was added. */
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
    blocks: [
      ...items.flatMap((item) => itemBlocks(item, lead(item))),
      ...(isAdded ? adviceOnFirst(items) : []),
    ],
  };
}

function adviceOnFirst(items: readonly ActionItem[]): KnownBlock[] {
  const advised = items.flatMap((item) => {
    const advice = adviceOn(item);
    return advice ? [{ item, advice }] : [];
  });
  const [first] = advised;
  return first ? adviceBlocks(first.item, first.advice, { isAlone: items.length === 1 }) : [];
}
