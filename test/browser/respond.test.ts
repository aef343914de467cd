import { expect, it } from 'vitest';
import { aBot, type Bot } from '../support/a-bot.js';
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

const channel = 'inc-1-checkout-is-down';

async function anOpenIncident(): Promise<Bot> {
  const bot = await aBot();
  await bot.slack.person('dana').types('/incident start sev2 Checkout is down');
  await bot.delivered();
  return bot;
}

inBrowser('responding to an incident in the browser', () => {
  it('one person joins from the announcement and takes a role; the other sees it without reloading', async () => {
    const bot = await anOpenIncident();
    const dana = await aWindow(bot, { as: 'dana', at: channel });
    const sam = await aWindow(bot, { as: 'sam' });
    await messageWith(sam, 'INC-1').getByRole('button', { name: 'Join' }).click();
    await goesTo(sam, channel);
    const card = messageWith(sam, 'Reported by');
    await chooses(sam, card.getByRole('combobox', { name: 'Assign role' }), 'Comms lead');
    const form = sam.getByRole('dialog', { name: 'Assign role in INC-1' });
    await form.getByRole('button', { name: 'Assign', exact: true }).click();
    await messageWith(dana, 'sam is now comms lead').waitFor();
    await expect.poll(() => messageWith(dana, 'Reported by').textContent()).toMatch(/Comms lead\s*sam/);
    await types(sam, 'status page is updated');
    await messageWith(dana, 'status page is updated').waitFor();
  });

  it('updates by the form, marks a message, reads the timeline, and resolves', async () => {
    const bot = await anOpenIncident();
    const dana = await aWindow(bot, { as: 'dana', at: channel });
    await dana.getByRole('button', { name: 'Post update' }).click();
    const form = dana.getByRole('dialog', { name: 'Update INC-1' });
    await form.getByRole('textbox', { name: "What's the latest?" }).fill('Rolled back 4f2c1 & watching');
    await chooses(dana, form.getByRole('combobox', { name: 'Status' }), 'identified');
    await form.getByRole('button', { name: 'Post update' }).click();
    await messageWith(dana, 'Rolled back 4f2c1 & watching').getByText('identified').waitFor();

    await types(dana, 'p99 is back at 300 ms');
    const message = messageWith(dana, 'p99 is back at 300 ms');
    await pressesOn(message, 'Add reaction');
    await dana.getByRole('combobox', { name: 'Search emoji' }).fill('pushpin');
    await dana.getByRole('option', { name: 'pushpin', exact: true }).click();
    await message.getByRole('button', { name: /^pushpin: 1/ }).waitFor();
    await expect
      .poll(
        async () => {
          await types(dana, '/incident timeline');
          return messageWith(dana, 'highlights').textContent();
        },
        { timeout: 10_000, interval: 500 },
      )
      .toContain('“p99 is back at 300 ms”');

    await dana.getByRole('button', { name: 'Mark mitigated' }).first().click();
    await messageWith(dana, 'mitigated').waitFor();
    await types(dana, '/incident resolved no failed payments for 20 minutes');
    await messageWith(dana, 'no failed payments for 20 minutes').waitFor();
    await expect.poll(() => messageWith(dana, 'Reported by').textContent()).toContain('✅');
  });

  it('replies in a thread next to the channel, edits and deletes', async () => {
    const bot = await anOpenIncident();
    const dana = await aWindow(bot, { as: 'dana', at: channel });
    await types(dana, 'errors since 13:50');
    const message = messageWith(dana, 'errors since 13:50');
    await pressesOn(message, 'Reply in thread');
    const thread = dana.getByRole('complementary', { name: 'Thread' });
    await thread.getByRole('textbox').fill('only the first provider');
    await thread.getByRole('button', { name: 'Send' }).click();
    await thread.getByText('only the first provider').waitFor();
    await message.getByRole('button', { name: /1 reply/ }).waitFor();
    await thread.getByRole('button', { name: 'Close thread' }).click();

    await pressesOn(message, 'More actions');
    await dana.getByRole('menuitem', { name: 'Edit message' }).click();
    await dana.getByRole('textbox', { name: 'Edit message' }).fill('errors since 13:48');
    await dana.keyboard.press('Enter');
    await messageWith(dana, 'errors since 13:48').getByText('(edited)').waitFor();
  });

  it('shows the Home tab with working buttons', async () => {
    const bot = await anOpenIncident();
    const dana = await aWindow(bot, { as: 'dana' });
    await dana.getByRole('navigation').getByRole('button', { name: 'Firebreak Home' }).click();
    const home = dana.getByRole('main');
    await home.getByRole('heading', { name: 'Your incidents' }).waitFor();
    await home.getByRole('button', { name: 'Mark mitigated' }).click();
    await dana.getByRole('dialog').getByText('INC-1 is mitigated').waitFor();
    await closesDialog(dana);
    await home.getByText(/· mitigated/).waitFor();
  });

  it('shows a guest and an outsider only what they may see', async () => {
    const bot = await aBot();
    await bot.slack.person('dana').types('/incident start sev1 Payroll is out --private');
    await bot.delivered();
    for (const as of ['guest', 'lee']) {
      const page = await aWindow(bot, { as, at: 'inc-1-payroll-is-out' });
      expect(await page.locator('body').textContent()).not.toMatch(/payroll/i);
    }
  });
});
