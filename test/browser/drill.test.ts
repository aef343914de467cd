import { expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { aWindow, closesDialog, goesTo, inBrowser, messageWith, types } from '../support/a-browser.js';

const channel = 'drill-inc-1-failover-practice';

inBrowser('a drill in the browser', () => {
  it('is marked as a drill everywhere, from declaration to close', async () => {
    const bot = await aBot();
    const dana = await aWindow(bot, { as: 'dana' });
    const sam = await aWindow(bot, { as: 'sam' });
    await types(dana, '/incident drill Failover practice');
    const announcement = messageWith(sam, 'This is a drill. Nothing is broken.');
    await announcement.getByText('Drill · ').waitFor();
    await types(sam, '/incident list');
    await messageWith(sam, 'Open incidents')
      .getByText(/Drill · .*Failover practice/)
      .waitFor();
    await sam.getByRole('navigation').getByRole('button', { name: 'Firebreak' }).click();
    await sam
      .getByText(/Drill · .*INC-1/)
      .first()
      .waitFor();

    await goesTo(dana, channel);
    await messageWith(dana, 'Reported by')
      .getByText(/^Drill · /)
      .waitFor();
    await bot.slack.until(() => bot.slack.channel(channel).topic.value.startsWith('Drill · '));
    await dana
      .getByRole('main')
      .getByText(/Drill · .*INC-1 · Failover practice/)
      .first()
      .waitFor();
    await dana.getByRole('button', { name: 'Post update' }).click();
    const form = dana.getByRole('dialog', { name: 'Update Drill INC-1' });
    await form.getByText(/^Drill · .*INC-1/).waitFor();
    await closesDialog(dana);

    for (const line of ['resolved the replica took over', 'close']) {
      await types(dana, `/incident ${line}`);
      await bot.delivered();
    }
    await messageWith(dana, /Drill · .*closed/).waitFor();
    await expect.poll(() => messageWith(dana, 'Reported by').textContent()).toMatch(/Drill · .*INC-1/);
    await goesTo(sam, 'general');
    await announcement.getByRole('button', { name: /repl/ }).click();
    const thread = sam.getByRole('complementary', { name: 'Thread' });
    await thread.getByText(/Drill · .*resolved/).waitFor();
  });
});
