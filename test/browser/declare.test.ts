import { expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { aWindow, goesTo, inBrowser, types } from '../support/a-browser.js';

inBrowser('declaring an incident in the browser', () => {
  it('by typing: the answer comes at once, and the channel stands in the side bar', async () => {
    const bot = await aBot();
    const dana = await aWindow(bot, { as: 'dana' });
    await types(dana, '/incident start sev2 Checkout is down');
    await dana.getByText('INC-1', { exact: false }).first().waitFor();
    await goesTo(dana, 'inc-1-checkout-is-down');
    await dana.getByRole('button', { name: 'Mitigated' }).waitFor();
    expect(bot.slack.channel('inc-1-checkout-is-down').memberNames).toContain('dana');
  });
});
