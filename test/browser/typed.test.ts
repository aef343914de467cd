import { expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { aWindow, closesDialog, inBrowser, messageWith, types } from '../support/a-browser.js';

inBrowser('what is typed in the browser', () => {
  it('fills the form of a half-typed start: private, drill, severity, people and services', async () => {
    const bot = await aBot();
    const dana = await aWindow(bot, { as: 'dana' });
    await types(dana, '/incident start sev1 --private --drill @priya affects: checkout, eu-west-1');
    const form = dana.getByRole('dialog', { name: 'Declare an incident' });
    await form.getByText('Priya Nair').waitFor();
    for (const name of ['Private', 'Drill'])
      expect(await form.getByRole('checkbox', { name: new RegExp(name) }).isChecked()).toBe(true);
    expect(await form.getByRole('textbox', { name: 'Affected services' }).inputValue()).toBe(
      'checkout, eu-west-1',
    );
    await form.getByRole('textbox', { name: 'Title' }).fill('Failover practice');
    await form.getByRole('button', { name: 'Declare' }).click();
    await dana.getByRole('dialog').getByText('INC-1 is open').waitFor();
    await closesDialog(dana);
    const channel = bot.slack.channels().find(({ name }) => name.includes('failover-practice'));
    expect(channel?.kind).toBe('private');
  });

  it('names a similar open incident, and marks the new one as a duplicate with one click', async () => {
    const bot = await aBot();
    const [dana, sam] = [await aWindow(bot, { as: 'dana' }), await aWindow(bot, { as: 'sam' })];
    await types(dana, '/incident start Checkout is down');
    await bot.slack.until(() => bot.slack.channels().some(({ name }) => name === 'inc-1-checkout-is-down'));
    await bot.delivered();
    await types(sam, '/incident start Checkout errors in EU');
    const answer = messageWith(sam, 'looks similar');
    await answer.getByText('Checkout is down').waitFor();
    await bot.delivered();
    await answer.getByRole('button', { name: "It's a duplicate" }).click();
    await bot.slack.until(() => bot.slack.channel('inc-1-checkout-is-down').memberNames.includes('sam'));
    await sam.getByRole('navigation').getByRole('button', { name: 'inc-1-checkout-is-down' }).waitFor();
  });
});
