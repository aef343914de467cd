import { describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/users/person.js';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel as channel } from '../support/an-open-incident.js';
import { storedEntries, storedIncidents } from '../support/stored.js';

const stored = async ({ databaseUrl }: Bot) => (await storedIncidents(databaseUrl))[0];
const shown = (person: Person) => JSON.stringify(person.modal()?.blocks ?? []);

/** An incident with dana in an open form, and sam. */
async function aFormOpen(line: string): Promise<{ bot: Bot; dana: Person; sam: Person }> {
  const bot = await anOpenIncident();
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  await dana.invites(channel, 'sam');
  await dana.types(`/incident ${line}`, { in: channel });
  return { bot, dana, sam };
}

describe('a form that was open while someone else changed the same', () => {
  it.each([
    ['title', 'title Payments are down', { Title: 'Carts are empty' }, { title: 'Payments are down' }],
    ['severity', 'sev1', { Severity: 'sev2' }, { severity: 'sev1' }],
    ['cancel', 'resolved all is well', {}, { status: 'resolved' }],
  ])(
    '%s: overwrites nothing, says who it was, and goes through once it was looked at',
    async (line, other, values, kept) => {
      const { bot, dana, sam } = await aFormOpen(line);
      await sam.types(`/incident ${other}`, { in: channel });
      const first = await dana.submits(values);
      expect(first.errors).toBeUndefined();
      expect(await stored(bot)).toMatchObject(kept);
      expect(shown(dana)).toContain(`<@${sam.id}>`);
      await dana.submits();
      expect(await stored(bot)).not.toMatchObject(kept);
    },
  );

  it('an update changes only the fields its author changed, and keeps their text', async () => {
    const { bot, dana, sam } = await aFormOpen('update');
    await sam.types('/incident sev1', { in: channel });
    await sam.types('/incident mitigated', { in: channel });
    await dana.submits({ text: 'still at 30 %' });
    expect(await stored(bot)).toMatchObject({
      status: 'mitigated',
      severity: 'sev1',
      latest_update: { text: 'still at 30 %' },
    });
  });

  it('an update that also changes the status asks again, with its text filled in', async () => {
    const { bot, dana, sam } = await aFormOpen('update');
    await sam.types('/incident sev1', { in: channel });
    await sam.types('/incident mitigated', { in: channel });
    await dana.submits({ text: 'found it', status: 'identified' });
    expect(await stored(bot)).toMatchObject({ status: 'mitigated', latest_update: null });
    expect(shown(dana)).toContain('found it');
    await dana.submits();
    expect(await stored(bot)).toMatchObject({ status: 'identified', severity: 'sev1' });
  });

  it('a role is not taken from someone the form did not show', async () => {
    const { bot, dana, sam } = await aFormOpen('role');
    await sam.types('/incident scribe me', { in: channel });
    await dana.submits({ Role: 'scribe' });
    const takings = (await storedEntries(bot.databaseUrl)).filter(({ event }) => event.kind === 'role_taken');
    expect(takings).toHaveLength(1);
    expect(shown(dana)).toContain(`<@${sam.id}>`);
  });
});

describe('a form that was open while the incident ended', () => {
  it.each(['update', 'title', 'severity', 'role', 'invite'])(
    '%s: is told, and changes nothing',
    async (line) => {
      const { bot, dana, sam } = await aFormOpen(line);
      await sam.types('/incident resolved', { in: channel });
      await sam.types('/incident close', { in: channel });
      const before = await stored(bot);
      const values = line === 'invite' ? { people: [sam.id] } : {};
      const text = line === 'update' ? { text: 'still looking' } : {};
      const role = line === 'role' ? { Role: 'scribe' } : {};
      const answer = await dana.submits({ ...values, ...text, ...role });
      expect(JSON.stringify(answer.errors)).toContain('was closed');
      expect(await stored(bot)).toEqual(before);
    },
  );
});

it('every form about an incident names it, wherever it was opened', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  for (const word of ['update', 'severity', 'title', 'role', 'invite', 'note', 'cancel']) {
    await dana.types(`/incident ${word} INC-1`, { in: 'general' });
    const modal = await bot.slack.until(() => dana.modal());
    expect(JSON.stringify(modal.title)).toContain('INC-1');
    expect(JSON.stringify(modal.blocks[0])).toContain('Checkout is down');
    await dana.closes();
  }
});
