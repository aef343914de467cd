import { expect, it } from 'vitest';
import type { Person } from '../../sandbox/users/person.js';
import { aBot } from '../support/a-bot.js';

const shownTextOf = (person: Person) => JSON.stringify(person.home()?.blocks ?? []);

it.each(['http', 'socket'] as const)(
  'shows a person what they are in and what else is open (%s)',
  async (mode) => {
    const { slack, delivered } = await aBot({ mode });
    const [dana, sam] = [slack.person('dana'), slack.person('sam')];
    await dana.types('/incident start sev2 Checkout is down');
    await dana.types('/incident start sev1 Payroll is out --private');
    await delivered();

    await dana.opensHome();
    await slack.until(() => dana.home());
    expect(shownTextOf(dana)).toMatch(
      /Your incidents.*Payroll is out.*You: Incident commander.*Checkout is down/,
    );
    await sam.opensHome();
    await slack.until(() => sam.home());
    expect(shownTextOf(sam)).toMatch(/Open incidents.*Checkout is down/);
    expect(shownTextOf(sam)).not.toMatch(/payroll|INC-2|are in/i);
  },
);

it('says that no incident is open', async () => {
  const { slack } = await aBot();
  const dana = slack.person('dana');
  await dana.opensHome();
  await slack.until(() => dana.home());
  expect(shownTextOf(dana)).toContain('No incident is open.');
});

it('has buttons that work like commands, answer in a modal and refresh the page', async () => {
  const { slack, delivered } = await aBot();
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  await dana.types('/incident start sev2 Checkout is down');
  await delivered();
  await dana.opensHome();
  const home = await slack.until(() => dana.home());

  await dana.clicks(home, { text: 'Mark mitigated' });
  const answer = await slack.until(() => dana.modal());
  expect(JSON.stringify(answer.blocks)).toContain('*INC-1* is mitigated');
  await dana.closes();
  await slack.until(() => shownTextOf(dana).includes('mitigated'));
  await dana.clicks(home, { text: 'Post update' });
  expect((await slack.until(() => dana.modal())).callback_id).toBe('form:update');

  await sam.opensHome();
  await sam.clicks(await slack.until(() => sam.home()), { text: 'Join' });
  await slack.until(() => slack.channel('inc-1-checkout-is-down').memberNames.includes('sam'));
});

it('loses nothing when Slack rejects the page', async () => {
  const { slack } = await aBot();
  const dana = slack.person('dana');
  slack.faults.status('views.publish', 503);
  await dana.opensHome();
  await slack.until(() =>
    slack.calls.find(({ method, status }) => method === 'views.publish' && status === 503),
  );
  await dana.opensHome();
  await slack.until(() => dana.home());
});
