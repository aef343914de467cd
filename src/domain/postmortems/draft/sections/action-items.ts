import { actionItemName, isUnfinished } from '../../../action-items/action-item.js';
import type { PostmortemRecord } from '../../record.js';
import { say } from '../../span.js';
import { type DraftedSection, gap } from '../cited.js';

/** The action items, and what is missing about them. */
export function actionItems({ actionItems: items }: PostmortemRecord): DraftedSection {
  const open = items.filter(isUnfinished);
  const gaps = [
    ...(items.length === 0
      ? [
          gap('action_items', say`What will change so that this is less likely, or hurts less?`, {
            isMustHave: true,
          }),
        ]
      : []),
    ...open
      .filter(({ ownerId }) => ownerId === null)
      .map(({ number, title, createdBy }) =>
        gap(`owner-${number}`, say`Who owns ${actionItemName(number)}, “${title}”?`, { ask: createdBy }),
      ),
  ];
  return { id: 'action_items', blocks: [{ kind: 'action_items' }], gaps };
}
