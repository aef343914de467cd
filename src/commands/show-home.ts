import { homeMaxEach, homeView } from '../slack/views/home.js';
import { homeIncidents } from '../workflows/incident/read-incidents.js';
import type { AppContext } from './app-context.js';

/** Redraws a person's Home tab. Resolves when Slack has answered; never throws because of Slack. */
export async function showHome(
  { deps, slackOf, observe }: AppContext,
  { workspaceId, userId, trace }: { workspaceId: string; userId: string; trace: string },
): Promise<void> {
  const found = await homeIncidents(deps, { workspaceId, userId, limit: homeMaxEach + 1 });
  const view = homeView({ ...found, userId, policy: deps.policy });
  const answer = await slackOf(workspaceId)?.('views.publish', { user_id: userId, view }, trace);
  if (answer?.kind !== 'ok') observe.undelivered({ trace, why: 'views.publish' });
}
