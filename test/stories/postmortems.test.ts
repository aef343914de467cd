import { expect, it } from 'vitest';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';

it('dumps', async () => {
  const bot = await anOpenIncident();
  const { slack, delivered } = bot;
  const dana = slack.person('dana');
  await dana.types('/incident comms @sam', { in: openChannel });
  await dana.types('/incident update rolled back, @sam watches', { in: openChannel });
  await dana.types('/incident mitigated rolled back 4f2c1', { in: openChannel });
  await dana.types('/incident action Add a breaker', { in: openChannel });
  await dana.types('/incident resolved', { in: openChannel });
  await delivered();
  const a = await dana.types('/incident postmortem', { in: openChannel });
  console.log(JSON.stringify(a, null, 1));
  await delivered();
  console.log(JSON.stringify(slack.channel(openChannel).messages.at(-1), null, 1));
  await dana.types('/incident postmortem open', { in: openChannel });
  console.log(JSON.stringify(dana.modal(), null, 1));
  expect(1).toBe(1);
});
