import { describe, expect, it } from 'vitest';
import type { Message } from '../../sandbox/state/workspace.js';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel as channel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { storedIncidents } from '../support/stored.js';

const cardOf = ({ slack }: Bot): Message => {
  const [card] = slack.channel(channel).pins;
  if (!card) throw new Error('The card is not pinned.');
  return card;
};

const statusOf = async ({ databaseUrl }: Bot) => (await storedIncidents(databaseUrl))[0]?.status;

const commanderOf = async ({ databaseUrl }: Bot) => {
  const [row] = await ask(
    databaseUrl,
    "select jsonb_path_query(roles, '$[*] ? (@.until == null)') ->> 'userId' as id from incidents",
  );
  return row?.id;
};

/** Taps the place of a button on an older card, whatever button is there now. */
async function taps(bot: Bot, name: string, place: number): Promise<void> {
  const row = cardOf(bot).blocks?.find((block) => (block as { type: string }).type === 'actions');
  const { elements } = row as unknown as { elements: { action_id: string; type: string }[] };
  const control = elements[place];
  if (control?.type === 'button')
    await bot.slack.person(name).clicks(cardOf(bot), { action_id: control.action_id });
}

describe('the buttons of the card', () => {
  it.each([0, 1, 3])('close nothing when tapped quickly in place %i', async (place) => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    for (let tap = 0; tap < 4; tap += 1) {
      await taps(bot, 'dana', place);
      while (dana.modal()) await dana.closes();
      await bot.delivered();
    }
    expect(await statusOf(bot)).toBe(place === 1 ? 'mitigated' : 'investigating');
  });

  it('resolve with the final update that their form asks for', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    await dana.clicks(cardOf(bot), { text: 'Resolve' });
    expect(await statusOf(bot)).toBe('investigating');
    expect(JSON.stringify(dana.modal()?.title)).toContain('Resolve INC-1');
    const answer = await dana.submits({ 'Final update': 'rolled back 4f2c1, errors at 0.1 %' });
    expect(answer.errors).toBeUndefined();
    expect(await statusOf(bot)).toBe('resolved');
    await bot.delivered();
    expect(JSON.stringify(bot.slack.channel(channel).messages)).toContain('rolled back 4f2c1');
  });

  it('explain what closing does before they close', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    await dana.types('/incident resolved', { in: channel });
    await bot.delivered();
    await dana.clicks(cardOf(bot), { text: 'Close' });
    expect(await statusOf(bot)).toBe('resolved');
    expect(JSON.stringify(dana.modal())).toContain('Its channel stays open.');
    await dana.submits();
    expect(await statusOf(bot)).toBe('closed');
  });

  it('say who was first when someone else pressed the same, and change nothing', async () => {
    const bot = await anOpenIncident();
    await bot.slack.person('dana').invites(channel, 'sam');
    const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
    await dana.clicks(cardOf(bot), { text: 'Mark mitigated' });
    const before = await storedIncidents(bot.databaseUrl);
    await sam.clicks(cardOf(bot), { text: 'Mark mitigated' });
    await bot.slack.until(() =>
      sam.reads(channel).find(({ isEphemeral, text }) => isEphemeral && text?.includes('already')),
    );
    expect(await storedIncidents(bot.databaseUrl)).toEqual(before);
  });

  it('hand over command with a form that shows who has it', async () => {
    const bot = await anOpenIncident();
    await bot.slack.person('dana').invites(channel, 'sam');
    const sam = bot.slack.person('sam');
    await sam.clicks(cardOf(bot), { text: 'Assign role' }, 'Incident commander');
    const before = await commanderOf(bot);
    expect(JSON.stringify(sam.modal()?.blocks)).toContain(`<@${bot.slack.person('dana').id}>`);
    await sam.submits();
    expect([before, await commanderOf(bot)]).toEqual([bot.slack.person('dana').id, sam.id]);
  });
});
