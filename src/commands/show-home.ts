import { homeMax, homeView } from '../slack/views/home.js';
import { todayOf } from '../workflows/people/zone-of-person.js';
import { readHome } from '../workflows/read-home.js';
import type { AppContext } from './app-context.js';
import { showView } from './show-view.js';

/** Redraws a person's Home tab. Resolves when Slack has answered; never throws because of Slack. */
export async function showHome(
  appContext: AppContext,
  { workspaceId, userId, trace }: { workspaceId: string; userId: string; trace: string },
): Promise<void> {
  const { deps, teamFigures } = appContext;
  const person = { workspaceId, userId };
  const limits = { items: homeMax.items, incidents: homeMax.incidents + 1 };
  const [home, today] = await Promise.all([
    readHome({ ...deps, teamFigures }, person, limits),
    todayOf(deps, person, deps.clock()),
  ]);
  const view = homeView({ ...home, userId, today, policy: deps.policy });
  await showView(appContext, { workspaceId, trace }, 'views.publish', { user_id: userId, view });
}
