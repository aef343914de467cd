import { homeMaxEach, homeView } from '../slack/views/home.js';
import { homeIncidents } from '../workflows/incident/read-incidents.js';
import type { AppContext } from './app-context.js';
import { showView } from './show-view.js';

/** Redraws a person's Home tab. Resolves when Slack has answered; never throws because of Slack. */
export async function showHome(
  appContext: AppContext,
  { workspaceId, userId, trace }: { workspaceId: string; userId: string; trace: string },
): Promise<void> {
  const { deps } = appContext;
  const found = await homeIncidents(deps, { workspaceId, userId, limit: homeMaxEach + 1 });
  const view = homeView({ ...found, userId, policy: deps.policy });
  await showView(appContext, { workspaceId, trace }, 'views.publish', { user_id: userId, view });
}
