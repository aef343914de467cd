import { expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';

it('opens the form with everything that was typed, and declares privately if meant so', async () => {
  const { slack, delivered } = await aBot();
  const dana = slack.person('dana');
  await dana.types(
    '/incident start sev1 --private --drill @priya @payments-oncall affects: checkout, eu-west-1',
  );
  const { errors } = await dana.submits({ Title: 'Failover practice' });
  expect(errors).toBeUndefined();
  await delivered();
  const channel = slack.channel('drill-inc-1-failover-practice');
  expect(channel.kind).toBe('private');
  expect(channel.memberNames).toEqual(expect.arrayContaining(['dana', 'priya', 'sam']));
  const { text } = await dana.types('/incident show INC-1');
  expect(text).toContain('sev1');
});

it('never declares with an unknown option', async () => {
  const { slack } = await aBot();
  const dana = slack.person('dana');
  for (const line of [
    'start --privat Payroll is out',
    'start Payroll is out —privte',
    'start sev9 Payroll is out',
  ]) {
    await dana.types(`/incident ${line}`);
    const form = await slack.until(() => dana.modal());
    expect(JSON.stringify(form.blocks)).toContain('Payroll is out');
    expect(JSON.stringify(form.blocks)).toMatch(/privat|privte|sev9/);
    await dana.closes();
  }
  expect(slack.channels().filter(({ name }) => name.startsWith('inc-'))).toEqual([]);
});
