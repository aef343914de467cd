import { homeMax, homeView } from '../slack/views/home.js';
import { todayOf } from '../workflows/people/zone-of-person.js';
import { readHome } from '../workflows/read-home.js';
import type { AppContext } from './app-context.js';
import { showView } from './show-view.js';

/**
 * Redraws a person's Home tab, without the team's figures if they can't be read. Resolves when Slack has answered; never
 * throws because of Slack.
 */
export async function showHome(
  appContext: Pick<AppContext, 'depsNow' | 'slackOf' | 'observe' | 'teamFigures'>,
  { workspaceId, userId, trace }: { workspaceId: string; userId: string; trace: string },
): Promise<void> {
  const { observe } = appContext;
  const deps = appContext.depsNow();
  const teamFigures = () =>
    appContext.teamFigures(workspaceId).catch((error: unknown) => {
      observe.undelivered({ trace, why: 'figures', error });
      return null;
    });
  const person = { workspaceId, userId };
  const limits = { items: homeMax.items, incidents: homeMax.incidents + 1 };
  const [home, today] = await Promise.all([
    readHome({ db: deps.db, teamFigures }, person, limits),
    todayOf(deps, person, deps.clock()),
  ]);
  const view = homeView({ ...home, userId, today, policy: deps.policy });
  await showView(appContext, { workspaceId, trace }, 'views.publish', { user_id: userId, view });
}
