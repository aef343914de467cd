import { expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { eventually } from '../support/eventually.js';
import { storedIncidents } from '../support/stored.js';

it('is declared at once, names the similar open one, and becomes its duplicate with one click', async () => {
  const { slack, delivered, databaseUrl } = await aBot();
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  await dana.types('/incident start Checkout is down');
  await delivered();
  const { text } = await sam.types('/incident start sev2 Checkout errors in EU @priya');
  expect(text).toContain('INC-1 *Checkout is down*');
  expect(text).toContain('looks similar');
  await delivered();

  const hint = await slack.until(() =>
    dana.reads('inc-1-checkout-is-down').findLast((one) => one.isEphemeral && /INC-2/.test(one.text ?? '')),
  );
  expect(hint.text).toContain('INC-2 *Checkout errors in EU*');
  const offered = await slack.until(() =>
    sam.reads('general').findLast((one) => one.isEphemeral && /looks similar/.test(one.text ?? '')),
  );
  await sam.clicks(offered, { text: "It's a duplicate" });
  const answer = await slack.until(() =>
    sam.reads('general').findLast((one) => one.isEphemeral && /canceled/.test(one.text ?? '')),
  );
  expect(answer.text).toContain('INC-2* is canceled: a duplicate of INC-1. 2 people are invited to INC-1.');
  await dana.clicks(hint, { text: "It's a duplicate" });
  await eventually(async () => {
    const [first, second] = await storedIncidents(databaseUrl);
    expect([first?.status, second?.status]).toEqual(['investigating', 'canceled']);
  });
  await delivered();
  expect(slack.channel('inc-1-checkout-is-down').memberNames).toEqual(
    expect.arrayContaining(['dana', 'sam', 'priya']),
  );
  const invitations = slack.calls.filter(
    ({ method, args }) =>
      method === 'conversations.invite' && args.channel === slack.channel('inc-1-checkout-is-down').id,
  );
  expect(invitations).toHaveLength(2);
});

it('never names an incident that the person cannot see, or a private one', async () => {
  const { slack, delivered } = await aBot();
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  await dana.types('/incident start Payroll is out --private');
  await delivered();
  expect((await sam.types('/incident start Payroll is out')).text ?? '').not.toContain('INC-1');
  await delivered();
  const answer = await dana.types('/incident start Payroll is out --private');
  await delivered();
  expect(answer.ephemeral.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Creating INC-3…\n[\s\S]*looks similar/),
    expect.stringMatching(/^\*INC-3\* is open: /),
  ]);
  expect(JSON.stringify(sam.reads('general'))).not.toMatch(/INC-1\b|INC-3/);
  expect(JSON.stringify(sam.reads('inc-2-payroll-is-out'))).not.toMatch(/INC-1\b|INC-3/);
});

it('tells both people who declare at the same time', async () => {
  const { slack, delivered } = await aBot();
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  const answers = await Promise.all([
    dana.types('/incident start Checkout is down'),
    sam.types('/incident start Checkout errors'),
  ]);
  await delivered();
  expect(answers.filter(({ text }) => text?.includes('looks similar'))).toHaveLength(1);
  const channels = slack.channels().filter(({ name }) => name.startsWith('inc-1-'));
  const told = [dana, sam].flatMap((person) =>
    channels.flatMap(({ name, memberNames }) =>
      memberNames.includes(person.name) ? person.reads(name).filter((one) => one.isEphemeral) : [],
    ),
  );
  expect(told.map(({ text }) => text).join()).toContain('INC-2 *');
});
