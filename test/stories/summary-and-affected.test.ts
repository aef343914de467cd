import { expect, it } from 'vitest';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { storedEntries } from '../support/stored.js';

const at = { in: openChannel };

it('accepts a summary and affected services later, by command and by form, and shows them on the card', async () => {
  const { slack, delivered, databaseUrl } = await anOpenIncident();
  const dana = slack.person('dana');
  await dana.types('/incident update looking into it', at);
  await dana.types('/incident summary Cards fail for a third of EU customers', at);
  await dana.types('/incident affects checkout, eu-west-1', at);
  await dana.types('/incident affects', at);
  await dana.submits({ 'Affected services': 'checkout, eu-west-1, cards' });
  await delivered();
  const card = JSON.stringify(slack.channel(openChannel).pins[0]);
  for (const words of ['looking into it', 'Cards fail for a third', 'checkout, eu-west-1, cards'])
    expect(card).toContain(words);
  const kinds = (await storedEntries(databaseUrl)).map(({ event }) => event.kind);
  expect(kinds.slice(-3)).toEqual(['summary_changed', 'affected_changed', 'affected_changed']);
  expect((await dana.types('/incident affects cards, checkout, eu-west-1', at)).text).toContain('already');
});

it('lets people join the channel with “join”, except guests', async () => {
  const { slack, delivered } = await anOpenIncident();
  await slack.person('sam').types('/incident join 1');
  await slack.person('guest').types('/incident join INC-1', { in: 'payments' });
  await delivered();
  expect(slack.channel(openChannel).memberNames).toContain('sam');
  expect(slack.channel(openChannel).memberNames).not.toContain('guest');
});
