import { showHome } from '../../src/commands/show-home.js';
import type { Database } from '../../src/db/database.js';
import { sealing } from '../../src/main/sealing.js';
import type { Deps } from '../../src/workflows/deps.js';
import { readTeamFigures, type TeamFiguresOf } from '../../src/workflows/figures/team-figures.js';
import { openDirectory } from '../../src/workflows/people/directory.js';
import { aPolicy } from './an-incident.js';

const nothing = () => {};

/** What workflows need at a certain time, over a database alone. */
export function depsAt(db: Database, now: Date): Deps {
  const userLookups = { person: nothing, group: nothing, channel: nothing, isNobody: () => false };
  return {
    ...{
      db,
      policy: aPolicy(),
      clock: () => now,
      requestDelivery: nothing,
      permalinkOf: () => null,
      sealing,
      entryText: () => '',
    },
    directory: openDirectory({ db, userLookups }),
  };
}

/** The Home tab of a person of T1, as JSON, and why something was not shown. */
export async function shownAtHome(
  deps: Deps,
  {
    userId,
    teamFigures = (workspaceId) => readTeamFigures(deps, workspaceId),
  }: { userId: string; teamFigures?: TeamFiguresOf },
): Promise<{ shown: string; reported: string[] }> {
  const published: unknown[] = [];
  const reported: string[] = [];
  await showHome(
    {
      ...{ depsNow: () => deps, teamFigures },
      slackOf: () => async (_method, args) => {
        published.push(args);
        return { kind: 'ok', data: {} };
      },
      observe: { answered: nothing, undelivered: ({ why }) => reported.push(why) },
    },
    { workspaceId: 'T1', userId, trace: 'trace' },
  );
  return { shown: JSON.stringify(published), reported };
}
