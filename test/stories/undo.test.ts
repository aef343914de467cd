import { describe, expect, it } from 'vitest';
import type { Message } from '../../sandbox/state/workspace.js';
import type { ReadMessage } from '../../sandbox/users/person.js';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel as channel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { storedIncidents } from '../support/stored.js';

const statusOf = async ({ databaseUrl }: Bot) => (await storedIncidents(databaseUrl))[0]?.status;

const cardOf = ({ slack }: Bot): Message => {
  const [card] = slack.channel(channel).pins;
  if (!card) throw new Error('The card is not pinned.');
  return card;
};

/** Ephemeral messages to this person in the channel now. */
const ephemeralsOf = ({ slack }: Bot, name: string): ReadMessage[] =>
  slack
    .person(name)
    .reads(channel)
    .filter(({ isEphemeral }) => isEphemeral);

/** The answer that offers to undo the person's last action. */
const answerTo = (bot: Bot, name: string): Promise<ReadMessage> =>
  bot.slack.until(() =>
    ephemeralsOf(bot, name).findLast((one) => JSON.stringify(one.blocks).includes('"Undo"')),
  );

describe('Undo in the answer', () => {
  it.each([
    ['mitigated', 'investigating'],
    ['resolved no failed payment for 20 minutes', 'investigating'],
    ['cancel false alarm', 'investigating'],
  ])('reverts a typed `%s`, and leaves one visible result', async (line, before) => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    await dana.types(`/incident ${line}`, { in: channel });
    const answer = await answerTo(bot, 'dana');
    expect(answer.text).not.toContain('\n');
    await dana.clicks(answer, { text: 'Undo' });
    expect(await statusOf(bot)).toBe(before);
    await bot.delivered({ withAnnouncements: true });
    await bot.slack.until(() =>
      bot.slack.channel(channel).messages.some(({ text }) => text?.includes('undid')),
    );
    await bot.slack.until(() => !JSON.stringify(ephemeralsOf(bot, 'dana')).includes('"Undo"'));
    expect(cardOf(bot).text).toContain('investigating');
    expect(bot.slack.channel('general').messages.findLast(({ bot_id }) => bot_id)?.text).toContain(
      'investigating',
    );
  });

  it('reverts what the card’s buttons did: resolving and closing', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    await dana.clicks(cardOf(bot), { text: 'Resolve' });
    await dana.submits({ 'Final update': 'rolled back 4f2c1' });
    expect(dana.modal()).toBeUndefined();
    await answerTo(bot, 'dana');
    await bot.delivered();
    await dana.clicks(cardOf(bot), { text: 'Close' });
    await dana.submits();
    const answer = await bot.slack.until(() =>
      ephemeralsOf(bot, 'dana').find(({ text }) => text?.includes('is closed')),
    );
    await dana.clicks(answer, { text: 'Undo' });
    expect(await statusOf(bot)).toBe('resolved');
    const [row] = await ask(bot.databaseUrl, "select milestones -> 'closed' as closed from incidents");
    expect(row?.closed).toMatchObject([{ at: expect.any(String) }, { at: null }]);
  });

  it('undoes once, however often it is pressed', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    await dana.types('/incident sev1', { in: channel });
    await dana.types('/incident mitigated', { in: channel });
    const answer = await answerTo(bot, 'dana');
    const presses = [1, 2, 3].map(() => dana.clicks(answer, { text: 'Undo' }));
    await Promise.allSettled(presses);
    await bot.delivered();
    expect(await storedIncidents(bot.databaseUrl)).toMatchObject([
      { status: 'investigating', severity: 'sev1' },
    ]);
    const undone = await ask(
      bot.databaseUrl,
      "select 1 from timeline_entries where event ->> 'kind' = 'undone'",
    );
    expect(undone).toHaveLength(1);
  });

  it('says who made a change in between, and changes nothing', async () => {
    const bot = await anOpenIncident();
    await bot.slack.person('dana').invites(channel, 'sam');
    const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
    await dana.types('/incident mitigated', { in: channel });
    const answer = await answerTo(bot, 'dana');
    await sam.types('/incident resolved', { in: channel });
    await dana.clicks(answer, { text: 'Undo' });
    const told = await bot.slack.until(() =>
      ephemeralsOf(bot, 'dana').find(({ text }) => text?.includes('was changed')),
    );
    expect(told.text).toContain(`<@${sam.id}>`);
    expect(await statusOf(bot)).toBe('resolved');
  });

  it('answers in the modal over the Home tab where it was pressed', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    await dana.opensHome();
    await dana.clicks(await bot.slack.until(() => dana.home()), { text: 'Mark mitigated' });
    const answer = await bot.slack.until(() => dana.modal());
    await dana.clicks(answer, { text: 'Undo' });
    await bot.slack.until(() => JSON.stringify(dana.modal()).includes('back to investigating'));
    expect(await statusOf(bot)).toBe('investigating');
  });
});

describe('`/incident undo`', () => {
  it('reverts the last change, also from elsewhere by its number', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    await dana.types('/incident title Payments are down', { in: channel });
    await dana.types('/incident undo', { in: channel });
    await dana.types('/incident sev1', { in: channel });
    const { text } = await dana.types('/incident undo INC-1', { in: 'general' });
    expect(text).toContain('back to sev3');
    expect(await storedIncidents(bot.databaseUrl)).toMatchObject([
      { title: 'Checkout is down', severity: 'sev3' },
    ]);
  });

  it('says plainly what cannot be undone', async () => {
    const bot = await anOpenIncident();
    const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
    await dana.types('/incident update still looking', { in: channel });
    expect((await dana.types('/incident undo', { in: channel })).text).toContain("can't be undone");
    expect((await sam.types('/incident undo INC-1')).text).toContain("You've changed nothing on INC-1");
  });
});
