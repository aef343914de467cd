import { expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { storedIncidents } from '../support/stored.js';

it('shows the error at the field, and accepts the corrected form', async () => {
  const { slack, delivered } = await aBot();
  const dana = slack.person('dana');
  await dana.types('/incident start');

  const refused = await dana.submits({ Title: '   ', Severity: 'sev1' });
  expect(refused.errors?.title).toContain('The title is empty.');

  const accepted = await dana.submits({ Title: 'Checkout is down' });
  expect(accepted.errors).toBeUndefined();
  await delivered();
  expect(slack.channel('inc-1-checkout-is-down').memberNames).toContain('dana');
  expect(JSON.stringify(dana.modal())).toContain('*INC-1* is open');
});

it('does not cancel as a duplicate of a nonexistent incident, and says so at the field', async () => {
  const { slack, delivered } = await aBot();
  const dana = slack.person('dana');
  await dana.types('/incident start Checkout is down');
  await delivered();
  await dana.types('/incident cancel', { in: 'inc-1-checkout-is-down' });
  const refused = await dana.submits({ Reason: 'duplicate', 'Other incident': 'INC-12' });
  expect(refused.errors?.of).toContain("There's no INC-12 that you can see");
  expect((await dana.submits({ Reason: 'false_alarm' })).errors).toBeUndefined();
});

it('opens no form for a nonexistent incident', async () => {
  const { slack } = await aBot();
  const dana = slack.person('dana');
  const { text } = await dana.types('/incident INC-12 cancel');
  expect(text).toContain("There's no INC-12 that you can see");
  expect(dana.modal()).toBeUndefined();
});

it('is about the named incident, even in another incident’s channel', async () => {
  const { slack, delivered, databaseUrl } = await aBot();
  const dana = slack.person('dana');
  await dana.types('/incident start Checkout is down');
  await dana.types('/incident start Search is slow');
  await delivered();
  await dana.types('/incident INC-2 cancel', { in: 'inc-1-checkout-is-down' });
  expect((await dana.submits({ Reason: 'false_alarm' })).errors).toBeUndefined();
  const statuses = (await storedIncidents(databaseUrl)).map(({ number, status }) => [number, status]);
  expect(statuses).toEqual([
    [1, 'investigating'],
    [2, 'canceled'],
  ]);
});
