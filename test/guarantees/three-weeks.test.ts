import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { ControlAct } from '../../sandbox/control/control-act.js';
import { aDemo } from '../support/a-demo.js';
import { atLength } from '../support/at-length.js';
import { aPageConnection, type PageConnection } from '../support/page-connection.js';

/** Where Sam is. */
const timeZone = 'America/New_York';
const weekMs = 7 * 86_400_000;

/** What is sent on each working day about an item that is due on the second Monday. */
const days: Record<string, string[]> = {
  Tue: [],
  Wed: [],
  Thu: [],
  Fri: ['sam: ACT-1 · due soon'],
  'second Mon': ['sam: ACT-1 · due today'],
  'second Tue': ['sam: ACT-1 · overdue'],
  'second Wed': [],
  'second Thu': ['sam: ACT-1 · overdue'],
};
const afterAWeek = ['dana: ACT-1 · overdue commander', 'sam: ACT-1 · overdue'];
const later: Record<string, string[]> = {
  'third Fri': [],
  'fourth Mon': ['channel: ACT-1 · overdue channel', 'sam: ACT-1 · overdue'],
};

it('asks about an item over three weeks of the sandbox’s clock, in one of which the bot is down', async () => {
  const page = await aPageConnection(await aDemo());
  onTestFinished(() => page.close());
  await jumpToMonday(page);
  await types(page, 'dana', '/incident start sev2 Checkout is down');
  await types(page, 'dana', '/incident resolve INC-1 The pool was too small');
  await types(page, 'dana', '/incident close INC-1');
  await types(page, 'sam', '/incident action INC-1 Add a circuit breaker @sam in 7 days');

  const ledger = new Set<string>();
  for (const [day, expected] of Object.entries(days)) {
    await controls(page, { does: 'jumpToWorkingDay', timeZone });
    await expectSent(page, ledger, { day, expected });
  }
  await controls(page, { does: 'stop' });
  await controls(page, { does: 'jump', ms: weekMs });
  await controls(page, { does: 'start' });
  await expectSent(page, ledger, { day: 'third Thu', expected: afterAWeek });
  for (const [day, expected] of Object.entries(later)) {
    await controls(page, { does: 'jumpToWorkingDay', timeZone });
    await expectSent(page, ledger, { day, expected });
  }

  const { channel } = await page.act({ kind: 'opensDirect' });
  page.look({ as: 'sam', ...(channel && { at: channel }) });
  await expect
    .poll(() => page.messages.map(({ text }) => /\*(.+)\* · Add a circuit breaker/.exec(text)?.[1]), {
      timeout: 10_000,
    })
    .toEqual([
      'Due in 3 days',
      'Due today',
      'Overdue by 1 day',
      'Overdue by 3 days',
      'Overdue by 10 days',
      'Overdue by 14 days',
    ]);
}, 400_000);

async function controls(page: PageConnection, act: ControlAct): Promise<void> {
  expect(await page.act({ kind: 'controls', act })).toEqual({});
}

/** Stops the bot meanwhile, which would restart with each jump. */
async function jumpToMonday(page: PageConnection): Promise<void> {
  const weekday = () => new Intl.DateTimeFormat('en', { weekday: 'short', timeZone }).format(nowOf(page));
  await controls(page, { does: 'stop' });
  do {
    const before = page.seen.control?.aheadMs;
    await controls(page, { does: 'jumpToWorkingDay', timeZone });
    await expect.poll(() => page.seen.control?.aheadMs).not.toBe(before);
  } while (weekday() !== 'Mon');
  await controls(page, { does: 'start' });
}

function nowOf(page: PageConnection): Date {
  return new Date(Date.now() + (page.seen.control?.aheadMs ?? 0));
}

/** A bot that was just started may not take commands yet. */
async function types(page: PageConnection, as: string, line: string): Promise<void> {
  page.look({ as });
  const typed = () => page.act({ kind: 'types', line, channel: 'C0GENERAL1' });
  await expect.poll(typed, { timeout: 30_000, interval: 1_000 }).toEqual({});
}

/**
 * Waits until the ledger has what is expected of a day. If that is nothing, `npm run test:long` waits until the clock
 * has ticked; else the next day shows what was too much.
 */
async function expectSent(
  page: PageConnection,
  ledger: Set<string>,
  { day, expected }: { day: string; expected: string[] },
): Promise<void> {
  await expect.poll(() => page.seen.control?.app?.state, { timeout: 30_000 }).toBe('running');
  if (expected.length === 0) return pause(atLength(0, tickMs));
  const news = () => aboutItem(page).filter(({ key }) => !ledger.has(key));
  await expect
    .poll(() => news().map(({ what }) => what), { message: day, timeout: 40_000 })
    .toEqual(expected.map((one) => `${one}: sent`));
  for (const { key } of news()) ledger.add(key);
}

/** The clock ticks every ten seconds. */
const tickMs = 11_000;

/** `sam: ACT-1 · overdue: sent`, sorted. */
function aboutItem(page: PageConnection): { key: string; what: string }[] {
  const nameOf = (id: string) => page.seen.workspace?.people.find((one) => one.id === id)?.name ?? 'channel';
  return (page.seen.control?.ledger ?? [])
    .filter(({ about }) => about.startsWith('ACT-1 '))
    .map(({ key, to, about, outcome }) => ({ key, what: `${nameOf(to)}: ${about}: ${outcome}` }))
    .sort((a, b) => (a.what < b.what ? -1 : 1));
}
