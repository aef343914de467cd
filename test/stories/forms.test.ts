import { expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';

it('says at the field what is wrong, and takes the same form once it is corrected', async () => {
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
