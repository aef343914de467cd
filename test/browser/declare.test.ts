import { expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import {
  aWindow,
  chooses,
  closesDialog,
  goesTo,
  inBrowser,
  messageWith,
  pressesOn,
  types,
} from '../support/a-browser.js';

inBrowser('declaring an incident in the browser', () => {
  it('by typing: with completion, an immediate answer, and the channel in the side bar', async () => {
    const bot = await aBot();
    const dana = await aWindow(bot, { as: 'dana' });
    await dana.getByRole('textbox', { name: 'Message #general' }).pressSequentially('/inc');
    await dana.getByRole('option', { name: /^\/incident/ }).click();
    await dana.keyboard.type('start sev2 Checkout is down');
    await dana.keyboard.press('Enter');
    await messageWith(dana, 'Incident commander dana').waitFor();
    await goesTo(dana, 'inc-1-checkout-is-down');
    await dana.getByRole('button', { name: 'Mark mitigated' }).waitFor();
    expect(bot.slack.channel('inc-1-checkout-is-down').memberNames).toContain('dana');
  });

  it('by the form, which shows what is missing and keeps what was typed', async () => {
    const bot = await aBot();
    const dana = await aWindow(bot, { as: 'dana' });
    await types(dana, '/incident start');
    const form = dana.getByRole('dialog', { name: 'Declare an incident' });
    await form.getByRole('textbox', { name: 'Summary' }).fill('All cards of one provider');
    await form.getByRole('button', { name: 'Declare' }).click();
    await form.getByText('Please complete this required field.').waitFor();
    await form.getByRole('textbox', { name: 'Title' }).fill('Cards are declined');
    await chooses(dana, form.getByRole('combobox', { name: 'Severity' }), 'sev1');
    await chooses(dana, form.getByRole('combobox', { name: 'Invite' }), 'Priya Nair');
    await form.getByRole('button', { name: 'Declare' }).click();
    await dana.getByRole('dialog').getByText('INC-1 is open').waitFor();
    await closesDialog(dana);
    await goesTo(dana, 'inc-1-cards-are-declined');
    await messageWith(dana, 'sev1 · Cards are declined').waitFor();
    await bot.slack.until(() => bot.slack.channel('inc-1-cards-are-declined').memberNames.includes('priya'));
  });

  it('by the shortcut, and from a message by its menu', async () => {
    const bot = await aBot();
    const sam = await aWindow(bot, { as: 'sam' });
    await sam.getByRole('button', { name: 'Shortcuts and commands' }).click();
    await sam.getByRole('menuitem', { name: /^Declare an incident/ }).click();
    await sam.getByRole('dialog').getByRole('textbox', { name: 'Title' }).fill('Search is slow');
    await sam.getByRole('button', { name: 'Declare' }).click();
    await sam.getByRole('heading', { name: 'INC-1' }).waitFor();
    await closesDialog(sam);

    await types(sam, 'Cards are declined in <Europe>');
    const message = messageWith(sam, 'Cards are declined');
    await pressesOn(message, 'More actions');
    await sam.getByRole('menuitem', { name: /^Start incident from this/ }).click();
    const title = sam.getByRole('dialog').getByRole('textbox', { name: 'Title' });
    await expect.poll(() => title.inputValue()).toBe('Cards are declined in <Europe>');
    await sam.getByRole('button', { name: 'Declare' }).click();
    await sam.getByRole('heading', { name: 'INC-2' }).waitFor();
  });
});
