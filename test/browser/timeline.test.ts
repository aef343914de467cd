import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
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
import { anOpenIncident, openChannel as channel } from '../support/an-open-incident.js';

async function marks(page: Page, words: string): Promise<void> {
  const message = messageWith(page, words);
  await pressesOn(message, 'Add reaction');
  await page.getByRole('combobox', { name: 'Search emoji' }).fill('pushpin');
  await page.getByRole('option', { name: 'pushpin', exact: true }).click();
}

inBrowser('the timeline in the browser', () => {
  it('sends a receipt for a mark, to edit, remove and restore the item', async () => {
    const bot = await anOpenIncident();
    await bot.slack.person('dana').invites(channel, 'sam');
    await bot.slack.person('sam').posts('p99 back under 300 ms', { in: channel });
    const dana = await aWindow(bot, { as: 'dana', at: channel });
    await marks(dana, 'p99 back under 300 ms');
    const receipt = messageWith(dana, 'Added to the timeline');
    await expect.poll(() => receipt.textContent()).toContain('@sam “p99 back under 300 ms”');

    await receipt.getByRole('button', { name: 'Edit' }).click();
    const form = dana.getByRole('dialog', { name: 'Edit entry in INC-1' });
    await form.getByRole('textbox', { name: 'Text' }).fill('p99 of payments is back under 300 ms');
    await form.getByRole('button', { name: 'Save' }).click();
    await dana.getByRole('dialog').getByText('Edited').waitFor();
    await closesDialog(dana);
    await types(dana, '/incident timeline');
    const timeline = messageWith(dana, 'highlights');
    await expect.poll(() => timeline.textContent()).toContain('“p99 of payments is back under 300 ms”');

    await chooses(dana, timeline.getByRole('combobox', { name: 'Edit an entry' }), 'p99 of payments');
    await form.getByText('edited its words, before “p99 back under 300 ms”').waitFor();
    await form.getByRole('button', { name: 'Cancel' }).click();

    await receipt.getByRole('button', { name: 'Undo' }).click();
    const undone = messageWith(dana, 'Removed from');
    await undone.getByRole('button', { name: 'Put back' }).click();
    await messageWith(dana, 'Added to').waitFor();
  });

  it('adds a message from another channel by its menu, and links its source', async () => {
    const bot = await anOpenIncident();
    await bot.slack.person('sam').posts('customers in France cannot pay', { in: 'general' });
    const dana = await aWindow(bot, { as: 'dana' });
    await pressesOn(messageWith(dana, 'customers in France'), 'More actions');
    await dana.getByRole('menuitem', { name: 'Add to timeline' }).click();
    const form = dana.getByRole('dialog', { name: 'Add to timeline' });
    await form.getByText('“customers in France cannot pay”').waitFor();
    await form.getByRole('textbox', { name: 'Note' }).fill('the first report');
    await form.getByRole('button', { name: 'Add' }).click();
    await dana.getByRole('dialog').getByText('Added to').waitFor();
    await closesDialog(dana);
    await goesTo(dana, channel);
    const quote = messageWith(dana, 'customers in France cannot pay');
    await expect.poll(() => quote.textContent()).toContain('the first report');
    await quote.getByRole('link', { name: 'View message' }).waitFor();
    await types(dana, '/incident timeline');
    await messageWith(dana, 'highlights').waitFor();
  });
});
