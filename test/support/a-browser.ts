import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, vi } from 'vitest';
import type { Bot } from './a-bot.js';

/** What takes a second on a quiet machine may take ten on a busy one. */
const actionTimeoutMs = 20_000;

const opened: { browser?: Browser } = {};

/** A group of tests in the run's browser; skipped if there is none. */
export function inBrowser(title: string, tests: () => void): void {
  const url = inject('chromiumUrl');
  describe.skipIf(url === null)(title, () => {
    beforeAll(async () => {
      opened.browser = await chromium.connect(url ?? '');
    });
    afterAll(async () => opened.browser?.close());
    tests();
  });
}

/** A window at an address. The test fails if the page threw or its content policy blocked something. */
export async function aWindowAt(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { browser } = opened;
  if (!browser) throw new Error('Windows are opened within inBrowser.');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(actionTimeoutMs);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
  onTestFinished(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  await page.goto(address);
  await page.getByRole('main').waitFor();
  return page;
}

/** A person's window in a channel; default: #general. */
export function aWindow(
  { slack }: Pick<Bot, 'slack'>,
  { as, at = 'general' }: { as: string; at?: string },
  options: BrowserContextOptions = {},
): Promise<Page> {
  return aWindowAt(`${slack.url}/as/${as}/${slack.channel(at).id}`, options);
}

/** Types and sends a line in the channel's composer. */
export async function types(page: Page, line: string): Promise<void> {
  const composer = page.getByRole('main').getByRole('textbox', { name: /^Message/ });
  await composer.fill(line);
  await page.getByRole('main').getByRole('button', { name: 'Send', exact: true }).click();
}

/** Opens a channel from the side bar. */
export async function goesTo(page: Page, channel: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: channel }).click();
  await page.getByRole('main').getByRole('heading', { name: channel }).waitFor();
}

/** The newest message in the conversation that matches. */
export function messageWith(page: Page, words: string | RegExp): Locator {
  return page.getByRole('main').getByRole('log').getByRole('listitem').filter({ hasText: words }).last();
}

/** Selects from a menu or picker with a combobox. */
export async function chooses(page: Page, menu: Locator, option: string): Promise<void> {
  await menu.click();
  await page.getByRole('option', { name: option }).click();
}

/** Presses a button of a message's hover bar, even if newer messages move it meanwhile. */
export async function pressesOn(message: Locator, name: string): Promise<void> {
  const button = message.getByRole('button', { name });
  await vi.waitFor(
    async () => {
      await message.hover({ timeout: 1_000 });
      await button.click({ timeout: 1_000 });
    },
    { timeout: actionTimeoutMs, interval: 50 },
  );
}

/** Closes the open dialog and waits until it is gone. */
export async function closesDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
