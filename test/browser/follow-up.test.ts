import type { Page } from 'playwright-core';
import { it } from 'vitest';
import { aWindowAt, chooses, inBrowser, messageWith, pressesOn } from '../support/a-browser.js';
import { aDemo } from '../support/a-demo.js';

const tourOf = (page: Page) => page.getByRole('complementary', { name: 'Tour' });

async function inTour(page: Page, name: string | RegExp): Promise<void> {
  await tourOf(page).getByRole('button', { name }).click({ timeout: 20_000 });
}

/** Has the tour type its line, then sends it. */
async function typedByTour(page: Page): Promise<void> {
  await inTour(page, 'Type it for me');
  await page.getByRole('main').getByRole('button', { name: 'Send', exact: true }).click();
}

async function untilDone(page: Page, steps: number): Promise<void> {
  await tourOf(page)
    .getByText(new RegExp(`^${steps} of 7`))
    .waitFor({ timeout: 40_000 });
}

/** The day in New York, where Sam is, in so many days. */
function dayIn(days: number): string {
  const today = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: 'America/New_York' });
  const day = new Date(`${today.format(new Date())}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

inBrowser('following up in the browser', () => {
  it('leads from a message to an action item, to the digest of its owner, and to done', async () => {
    const page = await aWindowAt(await aDemo());
    await inTour(page, 'Follow up');
    await inTour(page, 'Start here');
    await typedByTour(page);
    await untilDone(page, 1);
    await typedByTour(page);
    await pressesOn(messageWith(page, 'ten minutes after'), 'More actions');
    await page.getByRole('menuitem', { name: /^Create action item/ }).click();
    const form = page.getByRole('dialog', { name: 'Add action to INC-1' });
    await chooses(page, form.getByRole('combobox', { name: 'Owner' }), 'Sam Okafor');
    await form.getByLabel('Due').fill(dayIn(3));
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('dialog').getByText('ACT-2').first().waitFor();
    await page.keyboard.press('Escape');
    await untilDone(page, 2);
    await typedByTour(page);
    await untilDone(page, 3);
    await typedByTour(page);
    await untilDone(page, 4);

    await inTour(page, 'Next working day 09:30');
    await untilDone(page, 5);
    await inTour(page, 'Go to Firebreak’s messages');
    const digest = messageWith(page, 'Good morning. 2 action items need you.');
    await digest.getByRole('button', { name: 'Done' }).first().click();
    await messageWith(page, '1 action item needs you.').waitFor();
    await untilDone(page, 6);
    await page.getByRole('banner').getByRole('button', { name: 'Control room' }).click();
    const ledger = page.getByRole('list', { name: 'Nudges' });
    await ledger.getByText(/@sam · the digest/).waitFor();
    const asked = ledger.getByRole('listitem').filter({ hasText: /@sam · ACT-2 · due/ });
    await asked.getByText('sent', { exact: true }).first().waitFor();

    await messageWith(page, '1 action item needs you.').getByRole('button', { name: 'New date' }).click();
    const later = page.getByRole('dialog', { name: /^New date/ });
    await later.getByLabel('Due').fill(dayIn(14));
    await later.getByRole('button', { name: 'Save' }).click();
    await messageWith(page, 'Nothing in this list needs you any more.').waitFor();
    await untilDone(page, 7);
  }, 120_000);
});
