import { expect, it } from 'vitest';
import { aFollowedUpTeam } from '../support/a-followed-up-team.js';
import { depsAt, shownAtHome } from '../support/shown-at-home.js';

it('shows the Home tab without figures if they can’t be read, and reports it', async () => {
  const { db, incident, item } = await aFollowedUpTeam();
  await incident({ number: 1 });
  await item({ ownerId: 'U1' });
  const deps = depsAt(db, new Date('2026-11-27T12:00:00Z'));
  const teamFigures = () => Promise.reject(new Error('canceling statement due to statement timeout'));
  const { shown, reported } = await shownAtHome(deps, { userId: 'U1', teamFigures });
  expect(shown).toContain('Add a circuit breaker (ACT-1, INC-1)');
  expect(shown).not.toContain("How we're doing");
  expect(reported).toEqual(['figures']);
});
