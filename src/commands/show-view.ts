import type { AppContext } from './app-context.js';

/** Shows a modal or a Home tab; an answer that Slack doesn't show is reported. Never throws because of Slack. */
export async function showView(
  { slackOf, observe }: Pick<AppContext, 'slackOf' | 'observe'>,
  { workspaceId, trace }: { workspaceId: string; trace: string },
  method: 'views.open' | 'views.update' | 'views.publish',
  args: Record<string, unknown>,
): Promise<void> {
  const answer = await slackOf(workspaceId)?.(method, args, trace);
  if (answer?.kind !== 'ok') observe.undelivered({ trace, why: method });
}
