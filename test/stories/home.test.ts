import { expect, it } from 'vitest';
import type { Person } from '../../sandbox/users/person.js';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

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

it('lists what a person has to do, and follows as they work it off there', async () => {
  const { slack, delivered, databaseUrl } = await aBot();
  const dana = slack.person('dana');
  await dana.types('/incident start sev2 Checkout is down');
  await delivered();
  const at = { in: 'inc-1-checkout-is-down' };
  const mine = Array.from({ length: 9 }, (_, index) => `Step ${index + 1} @dana by 2030-01-0${index + 1}`);
  await dana.types(`/incident action ${mine.join('\n')}`, at);
  await dana.types('/incident action Alert <!channel> on errors @sam', at);
  await ask(databaseUrl, "update action_items set due_on = '2020-01-01' where number = 3");
  await dana.opensHome();
  const home = await slack.until(() => dana.home());
  expect(shownTextOf(dana)).toMatch(
    /Overdue by \d+ days\* · Step 3 \(ACT-3, INC-1\).*Due in \d+ days\* · Step 1 /,
  );
  expect(shownTextOf(dana)).toContain('and 1 more: `/incident actions mine`');
  expect(shownTextOf(dana)).not.toMatch(/Step 9|ACT-10/);

  await dana.clicks(home, { action_id: 'run_line:action-3-done' });
  expect(JSON.stringify(await slack.until(() => dana.modal()))).toContain('*ACT-3*: Step 3 · *done*');
  await dana.closes();
  await slack.until(() => shownTextOf(dana).includes('Step 9') && !shownTextOf(dana).includes('Step 3'));

  await dana.clicks(home, { action_id: 'run_line:action-1-due' });
  await slack.until(() => dana.modal());
  await dana.submits({ Due: '2031-01-01' });
  await dana.closes();
  await slack.until(() => /Step 2 .*Step 9 .*Step 1 /.test(shownTextOf(dana)));

  await dana.clicks(home, { action_id: 'run_line:action-2-more' }, 'Blocked');
  await slack.until(() => dana.modal());
  await dana.submits({ 'What does it wait for?': 'The vendor' });
  await dana.closes();
  await slack.until(() => shownTextOf(dana).includes('*blocked*: The vendor'));
});

it('shows nobody what to do about a private incident once they have left its channel', async () => {
  const { slack, delivered, databaseUrl } = await aBot();
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  await dana.types('/incident start sev1 Payroll is out --private');
  await delivered();
  const channel = 'inc-1-payroll-is-out';
  await dana.types('/incident action Rotate the payroll keys @sam', { in: channel });
  await delivered();
  await slack.until(() => slack.channel(channel).memberNames.includes('sam'));
  await sam.opensHome();
  await slack.until(() => shownTextOf(sam).includes('Rotate the payroll keys (ACT-1, INC-1)'));

  await sam.leaves(channel);
  await eventually(async () =>
    expect(await ask(databaseUrl, 'select 1 from incident_members where left_at is not null')).toHaveLength(
      1,
    ),
  );
  await sam.opensHome();
  await slack.until(() => !shownTextOf(sam).includes('payroll'));
  expect(shownTextOf(sam)).not.toMatch(/payroll|ACT-1|INC-1|action items/i);
});

it('shows the team’s figures to members, and not to guests', async () => {
  const { slack, delivered } = await aBot();
  const [dana, sam, guest] = [slack.person('dana'), slack.person('sam'), slack.person('guest')];
  await dana.types('/incident start sev2 Checkout is down');
  await delivered();
  await dana.types('/incident resolve fixed', { in: 'inc-1-checkout-is-down' });
  await sam.opensHome();
  await slack.until(() => /Resolved \*1 min\* · p90 1 min · n = 1/.test(shownTextOf(sam)));
  expect(shownTextOf(sam)).toContain('Left out: without a time: 1 mitigated · private incidents');
  await guest.opensHome();
  await slack.until(() => guest.home());
  expect(shownTextOf(guest)).not.toMatch(/how we're doing|n = /i);
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
