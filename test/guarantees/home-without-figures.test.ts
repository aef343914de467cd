import { expect, it } from 'vitest';
import { showHome } from '../../src/commands/show-home.js';
import { openDirectory } from '../../src/workflows/people/directory.js';
import { aFollowedUpTeam } from '../support/a-followed-up-team.js';
import { aPolicy } from '../support/an-incident.js';

const nothing = () => {};

it('shows the Home tab without figures if they can’t be read, and reports it', async () => {
  const { db, incident, item } = await aFollowedUpTeam();
  await incident({ number: 1 });
  await item({ ownerId: 'U1' });
  const userLookups = { person: nothing, group: nothing, channel: nothing, isNobody: () => false };
  const shown: unknown[] = [];
  const reported: unknown[] = [];
  await showHome(
    {
      deps: {
        ...{ db, policy: aPolicy(), clock: () => new Date('2026-11-27T12:00:00Z'), requestDelivery: nothing },
        ...{ directory: openDirectory({ db, userLookups }), permalinkOf: () => null },
      },
      slackOf: () => async (_method, args) => {
        shown.push(args);
        return { kind: 'ok', data: {} };
      },
      observe: { answered: nothing, undelivered: (what) => reported.push(what) },
      teamFigures: () => Promise.reject(new Error('canceling statement due to statement timeout')),
    },
    { workspaceId: 'T1', userId: 'U1', trace: 'trace' },
  );
  expect(shown).toHaveLength(1);
  expect(JSON.stringify(shown)).toContain('Add a circuit breaker (ACT-1, INC-1)');
  expect(JSON.stringify(shown)).not.toContain("How we're doing");
  expect(reported).toEqual([{ trace: 'trace', why: 'figures' }]);
});
