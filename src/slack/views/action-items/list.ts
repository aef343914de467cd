import type { KnownBlock } from '@slack/types';
import { type ActionItem, actionItemName, isUnfinished } from '../../../domain/action-items/action-item.js';
import { incidentName } from '../../../domain/incident/incident.js';
import { actionIds, carry } from '../action-ids.js';
import { actions, button, context, type MessageView, sentenceView } from '../text/blocks.js';
import { itemBlocks, itemFacts } from './item-line.js';

/** Lists action items. `title` is escaped; `more`: the line that shows the next page, or null. */
export function actionItemsView(
  items: readonly ActionItem[],
  { title, more, today }: { title: string; more: string | null; today: string },
): MessageView {
  if (items.length === 0) return sentenceView(`${title}: none. Add one with \`/incident action\`.`);
  const lead = ({ number, incidentNumber, dueOn, status }: ActionItem) =>
    `${isUnfinished({ status }) && dueOn !== null && dueOn < today ? '⚠ ' : ''}*${actionItemName(number)}* (${incidentName(incidentNumber)})`;
  const next: KnownBlock[] = more
    ? [actions(button({ label: 'More', actionId: actionIds.runLine, value: carry(0, more) }))]
    : [];
  return {
    text: [title, ...items.map((item) => `${lead(item)} ${itemFacts(item)}`)].join('\n'),
    blocks: [context(title), ...items.flatMap((item) => itemBlocks(item, lead(item))), ...next],
  };
}
