import { type ActionItem, actionItemName, isUnfinished } from '../../../domain/action-items/action-item.js';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { actions, button, type MessageView, section } from '../text/blocks.js';
import { itemFacts } from './item-line.js';

/** Tells the person who reacted to a message which action item it is; what they just added can be taken back. */
export function actionItemReceiptView(
  incident: Incident,
  item: ActionItem,
  { isNew }: { isNew: boolean },
): MessageView {
  const name = `*${actionItemName(item.number)}*`;
  const lead = isNew
    ? `Added ${name} to ${incidentName(incident.number)}`
    : `${name} came from this message already`;
  const text = markedDrill(incident, `${lead}: ${itemFacts(item)}`);
  const press = (label: string, verb: string) =>
    button({
      label,
      actionId: `${actionIds.runLine}:action-${item.number}-${label.toLowerCase()}`,
      value: carry(incident.number, `action ${actionItemName(item.number)} ${verb}`),
    });
  const undo = isNew && isUnfinished(item) ? [press('Undo', 'wontdo Added by mistake')] : [];
  return { text, blocks: [section(text), actions(press('Edit', 'edit'), ...undo)] };
}
