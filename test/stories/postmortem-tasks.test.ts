import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open-database.js';
import type { Policy } from '../../src/domain/policy.js';
import type { Bot } from '../support/a-bot.js';
import { tickAt } from '../support/a-followed-incident.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

const here = { in: openChannel };

/** INC-1, a sev1 whose commander is dana, resolved by her. */
async function aResolvedIncident(policy: (usual: Policy) => Policy = (usual) => usual): Promise<Bot> {
  const bot = await anOpenIncident({ policy });
  const dana = bot.slack.person('dana');
  await dana.types('/incident sev1', here);
  await dana.types('/incident resolved', here);
  await bot.delivered();
  return bot;
}

const gated = (usual: Policy): Policy => ({ ...usual, closingNeedsTasks: ['sev1'] });

const tasksIn = ({ databaseUrl }: Bot) =>
  ask(databaseUrl, 'select number, status, assignee_id, is_automatic from postmortem_tasks order by number');
const statusesIn = async (bot: Bot) => (await tasksIn(bot)).map(({ status }) => status);
/** A reminder may come in between. */
const posts = ({ slack }: Bot) => slack.channel(openChannel).messages.map(({ text }) => text);
const cardOf = ({ slack }: Bot) => {
  const [card] = slack.channel(openChannel).pins;
  if (!card) throw new Error('The card is not pinned.');
  return card;
};

describe('the tasks after an incident', () => {
  it('are there once it is resolved, however often that is, and the answer offers the post-mortem', async () => {
    const bot = await aResolvedIncident();
    const dana = bot.slack.person('dana');
    const [answer] = dana
      .reads(openChannel)
      .filter(({ isEphemeral }) => isEphemeral)
      .slice(-1);
    expect(answer?.text).toMatch(/INC-1\* is resolved\.\nPost-mortem due /);
    expect(JSON.stringify(answer?.blocks)).toContain('Write post-mortem');
    await dana.types('/incident reopen it is back', here);
    await dana.types('/incident resolved', here);
    await bot.delivered();
    expect(await statusesIn(bot)).toEqual(['open', 'open', 'open', 'open', 'open']);
    expect(JSON.stringify(cardOf(bot).blocks)).toContain(
      "*Follow-up* 0 of 5 · next: Name the post-mortem's owner",
    );
  });

  it('are ticked, assigned, moved and skipped by what people type, and those that Firebreak knows tick themselves', async () => {
    const bot = await aResolvedIncident();
    const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
    const overview = await dana.types('/incident postmortem', here);
    expect(JSON.stringify(overview.blocks)).toContain('*Follow-up* 1 of 5 · next: Fill in missing facts');
    await dana.types('/incident tasks assign 4 @sam', here);
    await bot.delivered();
    expect(posts(bot)).toContain('dana assigned the follow-up task “Hold the retro” of INC-1 to sam');
    await sam.types('/incident tasks due 4 in 9 days', here);
    await sam.types('/incident tasks done 4', here);
    await dana.types('/incident tasks skip 3 because it is short', here);
    await bot.delivered();
    expect(posts(bot)).toContain(
      'dana skipped the follow-up task “Get the post-mortem approved” of INC-1: “it is short”',
    );
    await dana.types('/incident postmortem publish', here);
    await bot.delivered();
    expect(await tasksIn(bot)).toMatchObject([
      { number: 1, status: 'done', is_automatic: true },
      { number: 2, status: 'open' },
      { number: 3, status: 'skipped' },
      { number: 4, status: 'done', assignee_id: sam.id, is_automatic: false },
      { number: 5, status: 'done', is_automatic: true },
    ]);
    const list = await dana.types('/incident tasks', here);
    expect(list.text).toContain('*Follow-up of INC-1* · 4 of 5\n✔ 1');
    await dana.types('/incident postmortem reopen', here);
    await bot.delivered();
    expect((await statusesIn(bot))[4]).toBe('open');
  });

  it('are ticked by two people at once, each once', async () => {
    const bot = await aResolvedIncident();
    const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
    const answers = await Promise.all([
      dana.types('/incident tasks done 3', here),
      sam.types('/incident tasks done 4', here),
      sam.types('/incident tasks done 3', here),
    ]);
    expect(answers.filter(({ text }) => /Task 3 is done already, since/.test(text ?? ''))).toHaveLength(1);
    expect(await statusesIn(bot)).toEqual(['open', 'open', 'done', 'done', 'open']);
  });

  it('open from the card, where a tick shows the list as it is then', async () => {
    const bot = await aResolvedIncident();
    const dana = bot.slack.person('dana');
    await dana.clicks(cardOf(bot), { text: 'Follow-up' });
    const list = await bot.slack.until(() => dana.modal());
    expect(JSON.stringify(list)).toContain('▢ 4  Hold the retro');
    await dana.clicks(list, { action_id: 'run_line:task-4' }, 'Done');
    await bot.slack.until(() => JSON.stringify(dana.modal()).includes('✔ 4  ~Hold the retro~') || undefined);
  });

  it.each([
    ['/incident tasks assign 4', { person: 'sam' }],
    ['/incident tasks skip 4', { reason: 'Held by phone' }],
    ['/incident tasks due 4', { due: '2030-01-02' }],
  ])('ask in a form for what %s leaves out', async (line, values) => {
    const bot = await aResolvedIncident();
    const dana = bot.slack.person('dana');
    await dana.types(line, here);
    expect(JSON.stringify(dana.modal())).toContain('Task 4 · Hold the retro');
    expect((await dana.submits(values)).errors ?? null).toBeNull();
    expect(
      await ask(bot.databaseUrl, 'select 1 from timeline_entries where event ->> $$kind$$ like $$task_%$$'),
    ).toHaveLength(1);
  });

  it('are asked for in the digest of whoever has to do them, which a tick there updates', async () => {
    const bot = await aResolvedIncident((usual) => ({
      ...usual,
      nudges: { ...usual.nudges, digestAt: '00:00', quietFrom: '00:00', weekend: [] },
    }));
    const dana = bot.slack.person('dana');
    const db = openDatabase({ url: bot.databaseUrl, maxConnections: 1 });
    await ask(
      bot.databaseUrl,
      "update postmortem_tasks set due_on = current_date, due_set_at = now() - interval '3 days'",
    );
    await tickAt(db, new Date().toISOString(), { policy: bot.config.policy });
    await db.close();
    const digest = await bot.slack.until(() =>
      dana.readsDirect().find(({ text }) => text?.includes("Name the post-mortem's owner (INC-1)")),
    );
    expect(digest.text).toContain('Fill in missing facts (INC-1)');
    await dana.clicks(digest, { action_id: 'run_line:task-done-4-1' });
    await bot.slack.until(() =>
      dana.readsDirect().find(({ text }) => /~Hold the retro \(INC-1\)~ done/.test(text)),
    );
  });
});

describe('closing an incident whose tasks are open', () => {
  const refusal =
    /still has 5 follow-up tasks open: “Name the post-mortem's owner” \(1\), .*`\/incident close anyway because …`/;
  const statusOf = async ({ databaseUrl }: Bot) =>
    (await ask(databaseUrl, 'select status from incidents'))[0]?.status;

  it('is refused where the policy says so, typed in any way', async () => {
    const bot = await aResolvedIncident(gated);
    const dana = bot.slack.person('dana');
    for (const line of ['close', 'done', 'status closed'])
      expect((await dana.types(`/incident ${line}`, here)).text).toMatch(refusal);
    expect(await statusOf(bot)).toBe('resolved');
  });

  it('is refused by the form, which asks for the reason', async () => {
    const bot = await aResolvedIncident(gated);
    const dana = bot.slack.person('dana');
    await dana.clicks(cardOf(bot), { text: 'Close' });
    await bot.slack.until(() => dana.modal());
    expect((await dana.submits({})).errors?.reason).toMatch(/still has 5 follow-up tasks open/);
    expect((await dana.submits({ reason: 'Held by phone' })).errors ?? null).toBeNull();
    expect(await statusOf(bot)).toBe('closed');
  });

  it('goes with a reason, which is told, and undoing it brings the tasks back', async () => {
    const bot = await aResolvedIncident(gated);
    const dana = bot.slack.person('dana');
    await dana.types('/incident close anyway because we held it by phone', here);
    await bot.delivered();
    expect(bot.slack.channel(openChannel).messages.map(({ text }) => text)).toContain(
      'dana closed INC-1: “we held it by phone”',
    );
    expect(await statusesIn(bot)).toEqual(Array(5).fill('skipped'));
    await dana.types('/incident undo', here);
    await bot.delivered();
    expect(await statusOf(bot)).toBe('resolved');
    expect(await statusesIn(bot)).toEqual(Array(5).fill('open'));
  });

  it('is fine without the gate', async () => {
    const bot = await aResolvedIncident();
    await bot.slack.person('dana').types('/incident close', here);
    expect(await statusOf(bot)).toBe('closed');
    expect(await statusesIn(bot)).toEqual(Array(5).fill('open'));
  });
});

describe('who can be given something to do about a post-mortem', () => {
  it('is nobody whose account is deactivated, in the same words', async () => {
    const bot = await aResolvedIncident();
    const dana = bot.slack.person('dana');
    await dana.types('/incident postmortem', here);
    bot.slack.changeUser('sam', { kind: 'deactivated' });
    await eventually(async () =>
      expect(
        await ask(bot.databaseUrl, 'select 1 from users where is_deactivated and display_name = $$sam$$'),
      ).toHaveLength(1),
    );
    const answers: string[] = [];
    for (const line of [
      'postmortem owner @sam',
      'postmortem review @sam',
      'postmortem ask @sam Why?',
      'tasks assign 4 @sam',
    ])
      answers.push((await dana.types(`/incident ${line}`, here)).text ?? '');
    const why = 'the account is deactivated. Name somebody else.';
    expect(answers).toEqual([
      `sam can't own a post-mortem: ${why}`,
      `sam can't review a post-mortem: ${why}`,
      `sam can't be asked about a post-mortem: ${why}`,
      `sam can't do a follow-up task: ${why}`,
    ]);
  });
});
