import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { htmlExport } from '../../src/exports/postmortems/html/html.js';
import { aDocument } from '../exports/postmortems/pages/a-document.js';
import { aWindowAt, inBrowser } from '../support/a-browser.js';
import { faultsOf } from '../support/faults-of.js';

/** The exported page, opened as a file. */
async function thePage(options: BrowserContextOptions = {}): Promise<Page> {
  const picture = readFileSync('docs/images/receipt.png');
  const { fileName, bytes } = htmlExport(aDocument(), (id) => (id === 'F1' ? picture : null));
  const file = join(mkdtempSync(join(inject('testFolder'), 'page-')), fileName);
  writeFileSync(file, bytes);
  return aWindowAt(pathToFileURL(file).href, options);
}

inBrowser('the exported page of a post-mortem', () => {
  it('loads nothing but itself, and shows its images', async () => {
    const page = await thePage();
    const requests: string[] = [];
    page.on('request', (request) => void requests.push(request.url()));
    await page.reload();
    await page.getByRole('heading', { name: 'Checkout is down in Europe' }).waitFor();
    expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([page.url()]);
    const widths = await page.evaluate<number[]>('[...document.images].map((one) => one.naturalWidth)');
    expect(widths.length).toBeGreaterThan(0);
    expect(widths.every((width) => width > 0)).toBe(true);
  });

  it('leads from a statement to its source, into the record, and back', async () => {
    const page = await thePage();
    const inRecord = page.locator('#record-10');
    await page.getByRole('link', { name: 'Source 10' }).first().click();
    await expect.poll(() => page.url()).toMatch(/#source-10$/);
    expect(await inRecord.isVisible()).toBe(false);
    await page.locator('#source-10').getByRole('link', { name: 'in the record' }).click();
    await inRecord.waitFor({ state: 'visible' });
    expect(await inRecord.textContent()).toContain('Switched to the second provider');
    await page.locator('#source-10').getByRole('link', { name: '10 ↑' }).click();
    await expect.poll(() => page.url()).toMatch(/#cite-10$/);
  });

  it.each(['light', 'dark'] as const)(
    'can be read with a screen reader and by weak eyes (%s)',
    async (colorScheme) => {
      const page = await thePage({ colorScheme });
      await page.getByText('Full record').last().click();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('img', { name: 'Timeline of INC-42' }).waitFor();
    },
  );

  it('fits a phone, without scrolling sideways', async () => {
    const page = await thePage({ viewport: { width: 360, height: 740 } });
    await page.getByText('Full record').last().click();
    const [wanted, given] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, innerWidth]',
    );
    expect(wanted).toBeLessThanOrEqual(given);
    await page.getByRole('img', { name: 'Timeline of INC-42' }).waitFor();
  });

  it('prints with dark letters on white, whatever the screen', async () => {
    const page = await thePage({ colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    const colors = await page.evaluate<string[]>(
      '[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor]',
    );
    expect(colors).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  });
});
