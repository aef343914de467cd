import { type ActionItem, actionItemName } from '../../domain/action-items/action-item.js';
import type { ActionItemReport } from '../../domain/action-items/report.js';

/** An action item for programs: times in UTC (ISO 8601), days as they are, users by their Slack ids. */
export function actionItemJson({ workspaceId: _workspace, ...item }: ActionItem | ActionItemReport) {
  return { name: actionItemName(item.number), ...item };
}
