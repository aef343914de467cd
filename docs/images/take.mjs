// Retakes the pictures of the README: `npm run screenshots`. Needs Chromium (CHROMIUM_PATH, or its usual location) and a
// font with emoji in color, such as Debian's fonts-noto-color-emoji.
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { readGuide } from '../../dist/demo/guide/read-guide.js';
import { importDemoRunbooks } from '../../dist/demo/import-demo-runbooks.js';
import { runBot } from '../../dist/demo/run-bot.js';
import { tour } from '../../dist/demo/tour.js';
import { startSandbox } from '../../dist/sandbox/start-sandbox.js';
import { removeEmbedded } from '../../dist/src/db/embedded/remove-embedded.js';
import { animate } from './animate.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const wide = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 };
const narrow = { viewport: { width: 700, height: 740 }, deviceScaleFactor: 1.5 };
/** Small enough that all pictures of the animation together stay below a megabyte. */
const small = { viewport: { width: 1280, height: 760 }, deviceScaleFactor: 1 };
const phone = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, hasTouch: true };

const dataDir = await mkdtemp(join(tmpdir(), 'firebreak-pictures-'));
const slack = await startSandbox({ tour, guide: readGuide() ?? undefined });
const bot = await runBot(slack, { env: process.env, dataDir });
const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const executablePath = process.env.CHROMIUM_PATH ?? places.find((path) => existsSync(path));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
await importDemoRunbooks({ clock: () => new Date(), timeZone: 'UTC' }, dataDir);
try {
  const opening = await picture('/as/dana/C0GENERAL1', small, (page) =>
    fill(page, '/incident start sev2 Checkout is down in Europe'),
  );
  const scene = await playScene();
  await pictures(scene);
  await animation(opening, scene);
} finally {
  await browser.close();
  await bot.stop();
  await slack.close();
  await removeEmbedded(dataDir);
  await rm(dataDir, { recursive: true, force: true });
}

/** Plays an incident up to an update, with several people. */
async function playScene() {
  const [dana, sam, priya] = ['dana', 'sam', 'priya'].map((name) => slack.person(name));
  const monitor = slack.addPerson({ name: 'alertmanager', realName: 'Alertmanager', kind: 'bot' });
  const report = await sam.posts('Support has 14 tickets: cards are declined at checkout, all from Europe.', {
    in: 'general',
  });
  await dana.types('/incident start sev2 Checkout is down in Europe', { in: 'general' });
  const { id, name } = await slack.until(() => slack.channels().find((one) => one.name.startsWith('inc-1')));
  const card = await slack.until(() => slack.channel(id).pins[0]);
  await dana.types('/incident invite @priya @sam', { in: id });
  await slack.until(() => slack.channel(id).memberNames.includes('priya'));
  await dana.invites(id, monitor);
  await monitor.posts('[FIRING:1] HighLatency payments-api: p99 is 9 s', { in: id, subtype: 'bot_message' });
  const alert = await priya.posts('p99 of `payments-api` is 9 s, only with the first provider.', { in: id });
  await sam.reacts(alert, 'pushpin');
  await dana.reacts(alert, 'eyes');
  await dana.posts('Do we see it in Ireland too?', { in: id, thread: alert.ts });
  await priya.posts('Yes, the same. 4f2c1 went out just before.', { in: id, thread: alert.ts });
  await priya.messageShortcut('add_to_timeline', report);
  await priya.submits({ Note: 'the first report' });
  await priya.closes();
  await dana.types('/incident sev 1 a third of card payments in the EU fail', { in: id });
  await sam.types('/incident comms', { in: id });
  await priya.clicks(card, { action_id: 'take_role' }, 'Scribe');
  await slack.until(() => priya.modal());
  await priya.submits();
  await slack.until(() => !priya.modal());
  await dana.types(
    '/incident update Rolled back 4f2c1 and moved half of the traffic. Error rate fell from 31% to 4%. Watching for 10 minutes.',
    { in: id },
  );
  await slack.idle(6_000);
  await dana.types('/incident runbook payment provider errors', { in: id });
  await slack.idle();
  await priya.types('/incident runbook done 1 only the first provider, 31%', { in: id });
  await sam.types('/incident runbook done 2', { in: id });
  await dana.types('/incident runbook assign 3 @priya', { in: id });
  await dana.types('/incident runbook set region eu-west-1', { in: id });
  await dana.types('/incident action Add a circuit breaker to payments @dana by tomorrow p1 prevent', {
    in: id,
  });
  await dana.types('/incident action Alert on the error rate by provider @dana in two weeks p2 detect', {
    in: id,
  });
  await slack.idle(2_000);
  return { id, name, thread: alert.ts };
}

async function pictures({ id, thread }) {
  await take('channel', `/as/dana/${id}`, wide, cardInView);
  await take('dark', `/as/dana/${id}`, { ...wide, colorScheme: 'dark' }, cardInView);
  await take('thread', `/as/dana/${id}/${thread}`, wide, closeTour);
  await take('receipt', `/as/dana/${id}`, narrow, (page) =>
    marked(page, 'With the second provider there are no errors.'),
  );
  await take('timeline', `/as/dana/${id}`, narrow, async (page) => {
    await typed(page, '/incident timeline');
    await page.getByText(/highlights? of/).waitFor();
  });
  await take('runbook', `/as/lee/${id}`, narrow, (page) =>
    page
      .getByText(/attached by/)
      .first()
      .evaluate((run) => run.scrollIntoView({ block: 'start' })),
  );
  await take('home', '/as/dana/home', wide, closeTour);
  await take('start', '/as/lee/C0GENERAL1', wide, async (page) => {
    await closeTour(page);
    await page.getByRole('button', { name: 'Shortcuts and commands' }).click();
    await page.getByRole('menuitem', { name: /^Declare an incident/ }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Search is slow');
  });
  await take('tour', '/as/dana/C0GENERAL1', wide);
  await take('control-room', `/as/dana/${id}`, wide, async (page) => {
    await closeTour(page);
    await page.getByRole('banner').getByRole('button', { name: 'Control room' }).click();
    await page.locator('#control-log').evaluate((part) => part.scrollIntoView({ block: 'start' }));
  });
  await take('phone', `/as/priya/${id}`, phone);
}

/** Posts a message in the open channel, and reacts to it with 📌. */
async function marked(page, words) {
  await typed(page, words);
  const message = page.getByRole('log').getByRole('listitem').filter({ hasText: words }).last();
  await message.hover();
  await message.getByRole('button', { name: 'Add reaction' }).click();
  await page.getByRole('combobox', { name: 'Search emoji' }).fill('pushpin');
  await page.keyboard.press('Enter');
  await page.getByText(/(?:On|Added to) the timeline:/).waitFor();
  await page.getByRole('textbox', { name: /^Message/ }).focus();
}

async function typed(page, line) {
  await page.getByRole('textbox', { name: /^Message/ }).fill(line);
  await page.keyboard.press('Enter');
}

async function closeTour(page) {
  await page.getByRole('banner').getByRole('button', { name: 'Tour' }).click();
}

/** Scrolls to the card, and dismisses ephemeral answers. */
async function cardInView(page) {
  await closeTour(page);
  const answers = page.getByRole('button', { name: 'Dismiss' });
  for (let left = await answers.count(); left > 0; left -= 1) {
    await answers.last().click();
    await page.waitForTimeout(300);
  }
  await page
    .getByRole('heading', { level: 3 })
    .first()
    .evaluate((card) => card.scrollIntoView({ block: 'start' }));
}

/** From declaring to the post-mortem in a few pictures. */
async function animation(opening, { id }) {
  const steps = [
    [`/as/dana/${id}`, cardInView, 3_200],
    [`/as/sam/${id}`, runbookInView, 3_000],
    [
      `/as/priya/${id}`,
      async (page) => {
        await closeTour(page);
        await typed(page, '/incident timeline');
        await page.getByText(/highlights? of/).waitFor();
      },
      3_000,
    ],
    ['/as/dana/home', closeTour, 2_600],
    [
      `/as/dana/${id}`,
      async (page) => {
        await slack.person('dana').types('/incident resolved Rolled back 4f2c1', { in: id });
        await closeTour(page);
        await typed(page, '/incident postmortem');
        await page.waitForTimeout(4_000);
      },
      3_600,
    ],
  ];
  const pictures = [opening];
  for (const [path, act] of steps) pictures.push(await picture(path, small, act));
  await writeFile(join(here, 'incident.png'), animate(pictures, [2_200, ...steps.map(([, , ms]) => ms)]));
  console.log('incident.png');
}

async function fill(page, line) {
  await closeTour(page);
  await page.getByRole('textbox', { name: /^Message/ }).fill(line);
}

async function runbookInView(page) {
  await closeTour(page);
  const run = page.getByText(/attached by/).first();
  await run.evaluate((one) => one.scrollIntoView({ block: 'start' }));
}

/** Takes one picture, after the page has settled, into a file of this folder. */
async function take(name, path, look, act) {
  await writeFile(join(here, `${name}.png`), await picture(path, look, act));
  console.log(`${name}.png`);
}

async function picture(path, look, act = async () => {}) {
  const context = await browser.newContext(look);
  const page = await context.newPage();
  await page.goto(slack.url + path);
  await page.getByRole('main').waitFor();
  await page.waitForTimeout(1_000);
  await act(page);
  await page.waitForTimeout(500);
  await page.mouse.move(0, 0);
  const taken = await page.screenshot();
  await context.close();
  return taken;
}
