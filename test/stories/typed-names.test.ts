import { describe, expect, it } from 'vitest';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

const at = { in: openChannel };

/** INC-1, declared and led by dana, with a known directory. */
async function anIncidentAmongPeople() {
  const bot = await anOpenIncident();
  bot.slack.addPerson({ name: 'j.alm', realName: 'Jo Alm' });
  bot.slack.addPerson({ name: 'j.berg', realName: 'Jo Berg' });
  await eventually(async () =>
    expect(await ask(bot.databaseUrl, "select 1 from users where handle = 'j.berg'")).toHaveLength(1),
  );
  const holder = async (role: string) => {
    const [row] = await ask(bot.databaseUrl, 'select roles from incidents where number = 1');
    const held = (row as { roles: { role: string; userId: string; until: string | null }[] }).roles;
    const id = held.find((one) => one.role === role && one.until === null)?.userId;
    return bot.slack.users().find((user) => user.id === id)?.name ?? null;
  };
  return { ...bot, sam: bot.slack.person('sam'), holder };
}

describe('a role', () => {
  it('goes to the named person, and never to the person typing', async () => {
    const { sam, holder } = await anIncidentAmongPeople();
    await sam.types('/incident scribe priya', at);
    expect(await holder('scribe')).toBe('priya');
    await sam.types('/incident comms Priya Nair please', at);
    expect(await holder('comms')).toBe('priya');
    await sam.types('/incident role ops to @priya', at);
    expect(await holder('ops')).toBe('priya');
    await sam.types('/incident role priya is lead', at);
    expect(await holder('commander')).toBe('priya');
  });

  it('is not assigned when the name is ambiguous or unknown: a button or the form decides', async () => {
    const { slack, sam, holder } = await anIncidentAmongPeople();
    for (const line of ['lead qwerty', 'lead @oncall-sre', 'lead for you', 'lead you please', 'lead to']) {
      await sam.types(`/incident ${line}`, at);
      expect(JSON.stringify((await slack.until(() => sam.modal())).blocks), line).not.toContain(sam.id);
      expect(await holder('commander'), line).toBe('dana');
      await sam.closes();
    }
    for (const line of [
      'lead @dana and @sam',
      'lead dana, sam',
      'lead dana @sam',
      'lead because dana sleeps',
      'comms jo',
    ]) {
      const { text, blocks } = await sam.types(`/incident ${line}`, at);
      expect(text, line).toMatch(/^Who should be/);
      expect(JSON.stringify(blocks), line).toMatch(/<@U\w+>/);
    }
    expect([await holder('commander'), await holder('comms')]).toEqual(['dana', null]);
    const asked = slack.until(() => sam.reads(openChannel).findLast((one) => one.isEphemeral));
    await sam.clicks(await asked, { text: 'Jo Berg (j.berg)' });
    await eventually(async () => expect(await holder('comms')).toBe('j.berg'));
  });

  it('without a name goes to oneself, and nobody releases it', async () => {
    const { sam, holder } = await anIncidentAmongPeople();
    await sam.types('/incident role comms', at);
    expect(await holder('comms')).toBe('sam');
    await sam.types('/incident lead now, thank you!', at);
    expect(await holder('commander')).toBe('sam');
    await sam.types('/incident comms nobody', at);
    expect(await holder('comms')).toBeNull();
  });
});

describe('an invitation', () => {
  it('goes to everyone named, by name or by mention', async () => {
    const { slack, sam, delivered } = await anIncidentAmongPeople();
    await sam.types('/incident invite priya and @lee', at);
    await delivered();
    expect(slack.channel(openChannel).memberNames).toEqual(expect.arrayContaining(['priya', 'lee']));
  });

  it('asks about unclear names, and still invites the others', async () => {
    const { slack, sam, delivered } = await anIncidentAmongPeople();
    await sam.types('/incident invite @priya @lee to look at checkout', at);
    const form = JSON.stringify(await slack.until(() => sam.modal()));
    expect(form).toContain('look at checkout');
    expect(form).toContain(slack.person('priya').id);
    await sam.submits();
    await delivered();
    expect(slack.channel(openChannel).memberNames).toEqual(expect.arrayContaining(['priya', 'lee']));
    const { text, blocks } = await sam.types('/incident invite jo', at);
    expect(text).toContain('Who should be invited?');
    expect(JSON.stringify(blocks)).toContain('Jo Berg');
  });
});
