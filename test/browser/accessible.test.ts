import { expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { aWindow, closesDialog, inBrowser, messageWith, pressesOn, types } from '../support/a-browser.js';
import { faultsOf } from '../support/faults-of.js';

const channel = 'inc-1-checkout-is-down';

inBrowser('the page', () => {
  it.each(['light', 'dark'] as const)(
    'can be used with a screen reader and read by weak eyes (%s)',
    async (colorScheme) => {
      const bot = await aBot();
      await bot.slack.person('dana').types('/incident start sev2 Checkout is down');
      await bot.delivered();
      const dana = await aWindow(bot, { as: 'dana', at: channel }, { colorScheme });
      await dana.getByRole('button', { name: 'Mark mitigated' }).waitFor();
      expect(await faultsOf(dana)).toEqual([]);

      await types(dana, 'errors since 13:50');
      await pressesOn(messageWith(dana, 'errors since 13:50'), 'Reply in thread');
      await dana.getByRole('complementary', { name: 'Thread' }).waitFor();
      await dana.getByRole('banner').getByRole('button', { name: 'Control room' }).click();
      await dana.getByRole('heading', { name: 'Clock' }).waitFor();
      expect(await faultsOf(dana)).toEqual([]);

      await dana.getByRole('button', { name: 'Post update' }).click();
      const form = dana.getByRole('dialog', { name: 'Update INC-1' });
      await form.getByRole('button', { name: 'Post update' }).click();
      await form.getByText('Please complete this required field.').waitFor();
      expect(await faultsOf(dana)).toEqual([]);
      await closesDialog(dana);

      await dana.getByRole('navigation').getByRole('button', { name: 'Firebreak Home' }).click();
      await dana.getByRole('heading', { name: 'Your incidents' }).waitFor();
      expect(await faultsOf(dana)).toEqual([]);
    },
  );

  it('declares an incident by keyboard alone', async () => {
    const bot = await aBot();
    const dana = await aWindow(bot, { as: 'dana' });
    await dana.getByRole('textbox', { name: 'Message #general' }).press('Control+k');
    await dana.getByRole('dialog', { name: 'Go to' }).waitFor();
    await dana.keyboard.type('payments');
    await dana.keyboard.press('Enter');
    await dana.getByRole('heading', { name: 'payments' }).waitFor();
    await dana.keyboard.type('/incident start');
    await dana.keyboard.press('Enter');
    await dana.getByRole('dialog', { name: 'Declare an incident' }).waitFor();
    await dana.keyboard.type('Cards are declined');
    await dana.keyboard.press('Tab');
    await dana.keyboard.press('Enter');
    await dana.keyboard.type('sev1');
    await dana.keyboard.press('Enter');
    await dana.keyboard.press('Tab');
    await dana.keyboard.type('All cards of one provider');
    await dana.getByRole('button', { name: 'Declare' }).press('Enter');
    await dana.getByRole('heading', { name: 'INC-1' }).waitFor();
    await bot.delivered();
    expect(bot.slack.channel('inc-1-cards-are-declined').topic.value).toContain('sev1');
  });

  it('fits a phone without horizontal scrolling', async () => {
    const bot = await aBot();
    await bot.slack.person('dana').types('/incident start sev2 Checkout is down');
    await bot.delivered();
    const phone = { viewport: { width: 360, height: 700 }, hasTouch: true };
    const dana = await aWindow(bot, { as: 'dana', at: channel }, phone);
    await dana.getByRole('button', { name: 'Mark mitigated' }).waitFor();
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await dana.evaluate(overflow)).toBeLessThanOrEqual(0);
    await types(dana, 'rolled back 4f2c1');
    await messageWith(dana, 'rolled back 4f2c1').waitFor();
    expect(await dana.evaluate(overflow)).toBeLessThanOrEqual(0);
  });
});
