import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Advice, adviceOn } from '../../../src/domain/action-items/quality.js';
import { anActionItem } from '../../support/an-action-item.js';
import { bestMs } from '../../support/best-ms.js';

/** Titles of real reports, with what they are to be advised; from where, is in `SOURCES.tsv` beside them. */
const real = readFileSync('test/fixtures/action-items/titles.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [string, string]);

const complete = { ownerId: 'U1', dueOn: '2026-12-04' };
const onTitle = (title: string) => adviceOn(anActionItem({ ...complete, title }));

describe('the advice on an action item', () => {
  it.each(real)('is %s for a title of a real report: %s', (expected, title) => {
    expect(onTitle(title)?.kind ?? 'fine').toBe(expected);
  });

  it.each<[Advice['kind'] | 'fine', string]>([
    ['relies_on_care', 'Be more careful with migrations'],
    ['relies_on_care', 'Remember to drain the node first'],
    ['relies_on_care', "Don't forget the backup"],
    ['relies_on_care', 'Pay attention to the dashboards during deploys'],
    ['relies_on_care', 'Double-check the config before a release'],
    ['relies_on_care', 'Communicate better with support'],
    ['relies_on_care', 'Train the team on failover'],
    ['relies_on_care', 'Remind everyone to use the runbook'],
    ['relies_on_care', 'Raise awareness of the rate limits'],
    ['relies_on_care', 'Everyone should be more careful'],
    ['relies_on_care', 'Make sure people read the runbook'],
    ['relies_on_care', 'More training for engineers'],
    ['relies_on_care', 'Make sure to always double-check the region'],
    ['relies_on_care', 'Take extra care with DNS'],
    ['relies_on_care', 'The on-call needs more training'],
    ['relies_on_care', 'Reminder to all engineers: read the banner'],
    ['relies_on_care', 'Hold the owners accountable'],
    ['fine', 'Document the training for new engineers'],
    ['fine', 'Train the anomaly model on last week'],
    ['fine', 'Add a double-check of the region to the deploy script'],
    ['fine', 'Block deploys without a backup, so that nobody has to remember to take one'],
    ['fine', 'Alert the on-call engineer when a node is drained'],
    ['fine', 'Remind the scheduler of stale leases'],
    ['fine', 'Make sure that the probe fails while the cache is cold'],
    ['no_verb', 'The cache needs a limit'],
    ['no_verb', 'Monitoring'],
    ['no_verb', 'Dashboards for the queue'],
    ['no_verb', 'Implementation of a circuit breaker'],
    ['no_verb', 'Why did the alert not fire?'],
    ['no_verb', 'Someone look at the logs'],
    ['fine', '[infra] Add a circuit breaker'],
    ['fine', 'OPS-12: Add a circuit breaker'],
    ['fine', 'ci: run the migrations on a copy'],
    ['fine', 'Automatically restart workers that leak'],
    ['fine', "Don't page for a single failed probe"],
    ['fine', '`terraform plan` in CI'],
    ['fine', 'Ring-fence the batch pool'],
    ['fine', 'Mention the limit in the error'],
    ['fine', 'Question every default of the proxy in a review, and list those that change'],
    ['fine', 'Ajouter une alerte sur la file'],
    ['fine', 'キャッシュに上限を設ける'],
    ['fine', '🔥'],
    ['open_ended', 'Improve monitoring'],
    ['open_ended', 'Think about caching'],
    ['fine', 'Improve p99 latency of search to 300 ms'],
    ['fine', 'Improve failover by adding a second replica'],
    ['fine', 'Revisit alert thresholds so that a full disk pages within an hour'],
  ])('is %s for: %s', (expected, title) => {
    expect(onTitle(title)?.kind ?? 'fine').toBe(expected);
  });

  it('is one: on the title first, then on who and when', () => {
    const bare = { ownerId: null, dueOn: null };
    expect(adviceOn(anActionItem({ ...bare, title: 'Be careful' }))?.kind).toBe('relies_on_care');
    expect(adviceOn(anActionItem({ ...bare, title: 'Improve monitoring' }))?.kind).toBe('open_ended');
    expect(adviceOn(anActionItem(bare))?.kind).toBe('no_owner');
    expect(adviceOn(anActionItem({ ...complete, dueOn: null }))?.kind).toBe('no_date');
    expect(adviceOn(anActionItem(complete))).toBeNull();
  });

  it('leaves a vague title alone once it says how to check it', () => {
    const checked = { ...complete, verification: 'The load test passes' };
    expect(adviceOn(anActionItem({ ...checked, title: 'Improve monitoring' }))).toBeNull();
  });

  it('reads a title of 4,000 characters at once', async () => {
    for (const part of ['be more ', 'a ', '[', 'x-', 'from ', "don't "]) {
      const title = part.repeat(4_000 / part.length);
      expect(await bestMs(() => onTitle(title), 200), part).toBeLessThan(200);
    }
  });
});
