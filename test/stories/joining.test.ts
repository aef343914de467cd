import { expect, it } from 'vitest';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

it('records once that someone joined, however often they ask, and again after they left', async () => {
  const { slack, databaseUrl, delivered } = await anOpenIncident();
  const sam = slack.person('sam');
  const joined = async () =>
    (await ask(databaseUrl, "select 1 from timeline_entries where event ->> 'kind' = 'invited'")).length;
  await Promise.all([sam.types('/incident join INC-1'), sam.types('/incident join INC-1')]);
  await delivered();
  expect((await sam.types('/incident join INC-1')).text).toBe(
    `You're already in INC-1: <#${slack.channel(openChannel).id}>.`,
  );
  expect((await slack.person('dana').types('/incident join', { in: openChannel })).text).toMatch(
    /already in INC-1/,
  );
  await delivered();
  expect(await joined()).toBe(1);
  expect(slack.channel(openChannel).memberNames).toContain('sam');
  await sam.leaves(openChannel);
  await slack.idle();
  await sam.types('/incident join INC-1');
  await delivered();
  expect(await joined()).toBe(2);
  expect(slack.channel(openChannel).memberNames).toContain('sam');
});
