import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { aWindowAt, closesDialog, inBrowser, messageWith, pressesOn } from '../support/a-browser.js';
import { aDemo } from '../support/a-demo.js';

const stepsInAll = 15;
const tourOf = (page: Page) => page.getByRole('complementary', { name: 'Tour' });
const controlRoomOf = (page: Page) => page.getByRole('complementary', { name: 'Control room' });

/** Presses a button of the tour's open step. */
async function inTour(page: Page, name: string | RegExp): Promise<void> {
  await tourOf(page).getByRole('button', { name }).click();
}

/** Has the tour type its line, then sends it. */
async function typedByTour(page: Page): Promise<void> {
  await inTour(page, 'Type it for me');
  await page.getByRole('main').getByRole('button', { name: 'Send', exact: true }).click();
}

/** Presses a key up to twenty times until the element has the focus. */
async function pressesUntil(page: Page, key: string, focused: Locator): Promise<void> {
  for (let times = 0; times < 20 && (await focused.count()) === 0; times += 1) await page.keyboard.press(key);
  expect(await focused.count(), `${key} leads to ${focused}`).toBe(1);
}

/** Goes from the composer to a message's hover button without a mouse. */
async function pressesByKeyboard(page: Page, words: string, button: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('textbox', { name: /^Message/ })
    .focus();
  await messageWith(page, words).waitFor();
  await pressesUntil(page, 'Shift+Tab', page.locator('li.message:focus'));
  await pressesUntil(page, 'ArrowUp', page.locator('li.message:focus', { hasText: words }));
  await pressesUntil(page, 'Tab', page.locator(`[aria-label="${button}"]:focus`));
  await page.keyboard.press('Enter');
}

async function marksByKeyboard(page: Page, words: string): Promise<void> {
  await pressesByKeyboard(page, words, 'Add reaction');
  await page.getByRole('combobox', { name: 'Search emoji' }).waitFor();
  await page.keyboard.type('pushpin');
  await page.keyboard.press('Enter');
}

async function addsByKeyboard(page: Page, words: string): Promise<void> {
  await pressesByKeyboard(page, words, 'More actions');
  await pressesUntil(
    page,
    'ArrowDown',
    page.locator('[role="menuitem"]:focus', { hasText: 'Add to timeline' }),
  );
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Add to timeline' });
  await form.getByText(words).waitFor();
  await pressesUntil(page, 'Tab', form.locator('button:focus', { hasText: /^Add$/ }));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Added to').waitFor();
  await closesDialog(page);
}

async function untilDone(page: Page, steps: number): Promise<void> {
  await tourOf(page)
    .getByText(new RegExp(`^${steps} of ${stepsInAll}`))
    .waitFor({ timeout: 20_000 });
}

inBrowser('the demo', () => {
  it('leads through an incident with its tour, from first to last step', async () => {
    const page = await aWindowAt(await aDemo());
    await typedByTour(page);
    await untilDone(page, 1);
    await inTour(page, /^Go to #inc-1/);
    await untilDone(page, 2);
    await inTour(page, 'Switch to Sam');
    await inTour(page, 'Go to #general');
    await messageWith(page, 'INC-1').getByRole('button', { name: 'Join' }).click();
    await untilDone(page, 3);
    await typedByTour(page);
    await untilDone(page, 4);
    await typedByTour(page);
    await untilDone(page, 5);

    await typedByTour(page);
    await marksByKeyboard(page, 'back under 300 ms');
    await messageWith(page, 'Added to the timeline').getByRole('button', { name: 'Undo' }).waitFor();
    await untilDone(page, 6);
    await typedByTour(page);
    await addsByKeyboard(page, 'Support has 14 tickets');
    await untilDone(page, 7);
    await typedByTour(page);
    const timeline = messageWith(page, 'highlights');
    await timeline.getByText('Support has 14 tickets').waitFor();
    await timeline.getByText('back under 300 ms').waitFor();
    await untilDone(page, 8);
    await typedByTour(page);
    await messageWith(page, 'Recent activity').getByText('Incident commander').waitFor();
    await untilDone(page, 9);

    await typedByTour(page);
    await pressesOn(messageWith(page, 'Search has been slow'), 'More actions');
    await page.getByRole('menuitem', { name: /^Start incident from this/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Declare' }).click();
    await page.getByRole('heading', { name: 'INC-2' }).waitFor();
    await closesDialog(page);
    await untilDone(page, 10);
    await typedByTour(page);
    await untilDone(page, 11);

    await page.getByRole('banner').getByRole('button', { name: 'Control room' }).click();
    const room = controlRoomOf(page);
    await room.getByRole('button', { name: 'Kill' }).click();
    await room.getByRole('button', { name: 'Start', exact: true }).waitFor();
    await typedByTour(page);
    await messageWith(page, /failed with the error/).waitFor();
    await untilDone(page, 12);
    await room.getByRole('button', { name: 'Start', exact: true }).click();
    await room.getByText('Running', { exact: true }).waitFor({ timeout: 20_000 });
    await typedByTour(page);
    await messageWith(page, 'sev1').waitFor();
    await untilDone(page, 13);
    await typedByTour(page);
    await untilDone(page, 14);
    await typedByTour(page);
    await untilDone(page, 15);
    await tourOf(page).getByRole('button', { name: 'Next: Follow up' }).waitFor();
  }, 120_000);

  it('survives a Slack outage: a command is saved, and posted after it', async () => {
    const page = await aWindowAt(await aDemo());
    await page.getByRole('banner').getByRole('button', { name: 'Control room' }).click();
    const outage = controlRoomOf(page).getByRole('switch', { name: 'Outage' });
    await outage.click();
    await page.getByRole('textbox', { name: 'Message #general' }).fill('/incident start sev1 All is down');
    await page.getByRole('main').getByRole('button', { name: 'Send', exact: true }).click();
    await controlRoomOf(page).getByRole('listitem').filter({ hasText: 'http_503' }).first().waitFor();
    expect(await page.getByRole('navigation').getByRole('button', { name: 'inc-1' }).count()).toBe(0);
    await outage.click();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: 'inc-1-all-is-down' })
      .waitFor({ timeout: 30_000 });
  });
});
