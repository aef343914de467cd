import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Bot } from '../support/a-bot.js';
import { aWindow, inBrowser, messageWith, types } from '../support/a-browser.js';
import { anOpenIncident, openChannel as channel } from '../support/an-open-incident.js';
import { storedIncidents } from '../support/stored.js';

const statusOf = async ({ databaseUrl }: Bot) => (await storedIncidents(databaseUrl))[0]?.status;

/** Dana's window in the incident's channel, once the card shows its buttons. */
async function danaAt(bot: Bot): Promise<Page> {
  const page = await aWindow(bot, { as: 'dana', at: channel });
  await messageWith(page, 'Reported by').getByRole('button', { name: 'Post update' }).waitFor();
  return page;
}

const cardButton = (page: Page, name: string) =>
  messageWith(page, 'Reported by').getByRole('button', { name, exact: true });

inBrowser('the buttons of the card in the browser', () => {
  it('three quick taps on one spot close nothing, wherever it is', async () => {
    for (const name of ['Mark mitigated', 'Resolve']) {
      const bot = await anOpenIncident();
      const page = await danaAt(bot);
      const box = await cardButton(page, name).boundingBox();
      if (!box) throw new Error(`${name} is not on the card.`);
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      for (let tap = 0; tap < 3; tap += 1) {
        await page.mouse.click(x, y);
        await bot.delivered();
      }
      expect(['investigating', 'mitigated']).toContain(await statusOf(bot));
    }
  });

  it('resolves with a final update, closes after confirmation, and undoes it from the answer', async () => {
    const bot = await anOpenIncident();
    const page = await danaAt(bot);
    await cardButton(page, 'Resolve').click();
    const resolving = page.getByRole('dialog', { name: 'Resolve INC-1' });
    await resolving.getByRole('textbox', { name: 'Final update' }).fill('rolled back 4f2c1');
    await resolving.getByRole('button', { name: 'Resolve' }).click();
    await messageWith(page, 'rolled back 4f2c1').waitFor();

    await cardButton(page, 'Close').click();
    const closing = page.getByRole('dialog', { name: 'Close INC-1' });
    await closing.getByText('Its channel stays open.').waitFor();
    expect(await statusOf(bot)).toBe('resolved');
    await closing.getByRole('button', { name: 'Close incident' }).click();

    const answer = messageWith(page, 'INC-1 is closed');
    await answer.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => statusOf(bot)).toBe('resolved');
    await cardButton(page, 'Close').waitFor();
  });

  it('undoes a typed command', async () => {
    const bot = await anOpenIncident();
    const page = await danaAt(bot);
    await types(page, '/incident mitigated all traffic is on the second provider');
    await messageWith(page, 'is mitigated').getByRole('button', { name: 'Undo' }).waitFor();
    await types(page, '/incident undo');
    await expect.poll(() => statusOf(bot)).toBe('investigating');
  });
});
