import { describe, expect, it, vi } from 'vitest';
import type { Person } from '../../sandbox/users/person.js';
import { openDatabase } from '../../src/db/open-database.js';
import type { Policy } from '../../src/domain/policy.js';
import type { BotOptions } from '../support/a-bot.js';
import { tickAt } from '../support/a-followed-incident.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const at = { in: openChannel };

/** Digests go out at any time of any day. */
const policy = (usual: Policy): Policy => ({
  ...usual,
  nudges: { ...usual.nudges, digestAt: '00:00', quietFrom: '00:00', weekend: [] },
});

async function anIncidentToFollowUp(options: Pick<BotOptions, 'slackTimeoutMs'> = {}) {
  const bot = await anOpenIncident({ policy, ...options });
  const tick = async (time = new Date()) => {
    const db = openDatabase({ url: bot.databaseUrl, maxConnections: 1 });
    await tickAt(db, time.toISOString(), { policy: bot.config.policy });
    await db.close();
  };
  /** What was added today is asked tomorrow. */
  const addedYesterday = async () => {
    await bot.delivered();
    const set = "owner_since = now() - interval '1 day', due_set_at = now() - interval '1 day'";
    await ask(bot.databaseUrl, `update action_items set is_unscheduled = true, ${set}`);
  };
  const ledger = () =>
    ask(bot.databaseUrl, 'select key, outcome, error, recipient_id from nudges order by key');
  return {
    ...bot,
    tick,
    ledger,
    addedYesterday,
    dana: bot.slack.person('dana'),
    sam: bot.slack.person('sam'),
  };
}

/** The first direct message; the bot's own clock may have claimed it, and send it a moment later. */
async function firstDirect(person: Person) {
  const [first] = await vi.waitUntil(() => person.readsDirect().length > 0 && person.readsDirect(), {
    timeout: 20_000,
  });
  if (!first) throw new Error('No direct message was sent.');
  return first;
}

const isToPerson = ({ args }: { args: Record<string, unknown> }) => /^[DU]/.test(`${args.channel}`);

describe('a digest', () => {
  it('asks the owner in a direct message, and crosses out what is done', async () => {
    const { delivered, addedYesterday, tick, ledger, dana, sam } = await anIncidentToFollowUp();
    await sam.types('/incident action Add a circuit breaker @sam by today', at);
    await sam.types('/incident action Write a runbook @sam by today', at);
    await addedYesterday();
    await tick();
    await delivered();
    const digest = await firstDirect(sam);
    expect(digest.text).toContain('2 action items need you.');
    expect(digest.text).toContain('*Due today* · Add a circuit breaker (ACT-1, INC-1)');
    expect(await ledger()).toMatchObject([
      { key: expect.stringMatching(/^digest:U0SAM/), outcome: 'sent' },
      { key: expect.stringMatching(/^due_today:ACT-1:/), outcome: 'sent' },
      { key: expect.stringMatching(/^due_today:ACT-2:/), outcome: 'sent' },
    ]);
    await sam.clicks(digest, { action_id: 'run_line:action-1-done' });
    await delivered();
    const [edited, ...others] = sam.readsDirect().filter(({ isEphemeral }) => !isEphemeral);
    expect(others).toEqual([]);
    expect(edited?.text).toContain('1 action item needs you.');
    expect(edited?.text).toContain('✔ ~Add a circuit breaker (ACT-1, INC-1)~ done');
    await dana.types('/incident action ACT-2 wontdo Not needed', at);
    await delivered();
    const [ended] = sam.readsDirect();
    expect(ended?.text).toContain('Nothing in this list needs you any more.');
    await tick();
    await delivered();
    expect(sam.readsDirect().filter(({ isEphemeral }) => !isEphemeral)).toHaveLength(1);
  });

  it('is there once, though Slack posts late what it did not answer', { timeout: 60_000 }, async () => {
    const { slack, delivered, addedYesterday, tick, sam, databaseUrl } = await anIncidentToFollowUp({
      slackTimeoutMs: 500,
    });
    await sam.types('/incident action Add a circuit breaker @sam by today', at);
    await addedYesterday();
    slack.faults.doneLate('chat.postMessage', 3_000, {
      when: ({ args }) => /needs you/.test(`${args.text}`),
    });
    await tick();
    await delivered();
    const removed = () => slack.calls.filter(({ method }) => method === 'chat.delete').length;
    await expect.poll(() => sam.readsDirect().length + removed(), { timeout: 20_000 }).toBe(2);
    await ask(databaseUrl, `update effects set not_before = now() where kind = 'dedupe_post'`);
    await expect.poll(() => sam.readsDirect().length, { timeout: 20_000 }).toBe(1);
  });

  it('goes to the commander, with the reason, if the owner’s account is deactivated', async () => {
    const { slack, delivered, addedYesterday, tick, dana, sam } = await anIncidentToFollowUp();
    await dana.types('/incident lead me', at);
    await sam.types('/incident action Add a circuit breaker @sam by today', at);
    await addedYesterday();
    slack.changeUser('sam', { kind: 'deactivated' });
    await slack.idle();
    await tick();
    await delivered();
    expect((await firstDirect(dana)).text).toContain('assigned to a deactivated account');
  });

  it('arrives once, whatever Slack does meanwhile: down, rate-limited, and a reply that is lost', async () => {
    const { slack, delivered, addedYesterday, tick, sam } = await anIncidentToFollowUp();
    await sam.types('/incident action Add a circuit breaker @sam by today', at);
    await addedYesterday();
    const { faults } = slack;
    faults.status('chat.postMessage', 503, { times: 1, when: isToPerson });
    faults.status('conversations.open', 503, { times: 1 });
    faults.rateLimit('conversations.open', 1, { after: 1, times: 1 });
    faults.loseReply('chat.postMessage', { times: 1, after: 1, when: isToPerson });
    await tick();
    await delivered();
    await firstDirect(sam);
    expect(sam.readsDirect()).toHaveLength(1);
  });

  it('is left out if nothing of it is still to be done when Slack is back', async () => {
    const { slack, delivered, addedYesterday, tick, ledger, sam } = await anIncidentToFollowUp();
    await sam.types('/incident action Add a circuit breaker @sam by today', at);
    await addedYesterday();
    const always = { times: Number.POSITIVE_INFINITY };
    const isBack = slack.faults.fail('chat.postMessage', 'internal_error', { ...always, when: isToPerson });
    await tick();
    await sam.types('/incident action ACT-1 done', at);
    isBack();
    await delivered();
    expect(sam.readsDirect().filter(({ isEphemeral }) => !isEphemeral)).toEqual([]);
    expect((await ledger()).map(({ outcome }) => outcome)).toEqual(['superseded', 'superseded']);
  });

  it('asks the commander for a new owner if Slack rejects messages to the old one', async () => {
    const { slack, delivered, addedYesterday, tick, ledger, dana, sam } = await anIncidentToFollowUp();
    await sam.types('/incident action Add a circuit breaker @sam by today', at);
    await addedYesterday();
    slack.faults.fail('chat.postMessage', 'user_disabled', { times: 1, when: isToPerson });
    await tick();
    await delivered();
    expect(sam.readsDirect()).toEqual([]);
    expect(await ledger()).toContainEqual(
      expect.objectContaining({ outcome: 'failed', error: 'user_disabled' }),
    );
    await tick(new Date(Date.now() + 86_400_000));
    const asked = {
      key: expect.stringMatching(/^overdue:ACT-1:/),
      outcome: expect.stringMatching(/^(?:claimed|sent)$/),
      recipient_id: dana.id,
    };
    expect(await ledger()).toContainEqual(expect.objectContaining(asked));
  });
});
