import { describe, expect, it } from 'vitest';
import type { Bot } from '../support/a-bot.js';
import { aBot } from '../support/a-bot.js';
import { anOpenIncident, openChannel as channel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { storedEntries } from '../support/stored.js';

const at = { in: channel };
/** Whole minutes, as people type them. */
const minutesAgo = (minutes: number) => new Date(Math.floor(Date.now() / 60_000 - minutes) * 60_000);
const inBerlin = (time: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' }).format(
    time,
  );

/** The stored time of a milestone, and how many values it had. */
async function stored({ databaseUrl }: Bot, name: string): Promise<{ at: Date | null; values: number }> {
  const [row] = await ask(
    databaseUrl,
    `select milestones -> '${name}' -> -1 ->> 'at' as at, jsonb_array_length(milestones -> '${name}') as values
     from incidents where number = 1`,
  );
  return { at: row?.at ? new Date(String(row.at)) : null, values: Number(row?.values ?? 0) };
}

const timesSet = async ({ databaseUrl }: Bot) =>
  (await storedEntries(databaseUrl)).filter(({ event }) => event.kind === 'milestone_set');

describe('/incident times', () => {
  it('shows the milestones, and edits several in one form, also once the incident is closed', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    for (const line of ['mitigated', 'resolved', 'close']) await dana.types(`/incident ${line}`, at);
    const shown = await dana.types('/incident times', at);
    expect(JSON.stringify(shown.blocks)).toContain('*Mitigated*');
    const answer = await bot.slack.until(() =>
      dana.reads(channel).findLast(({ blocks }) => JSON.stringify(blocks).includes('"Edit"')),
    );
    await dana.clicks(answer, { text: 'Edit' });
    const [started, mitigated] = [minutesAgo(50), minutesAgo(20)];
    await dana.submits({ 'Impact started': started, Mitigated: mitigated });
    expect(JSON.stringify(dana.modal()?.blocks)).toContain(
      `mitigated <!date^${mitigated.getTime() / 1_000}^`,
    );
    expect(await stored(bot, 'impact_started')).toEqual({ at: started, values: 1 });
    expect(await stored(bot, 'mitigated')).toEqual({ at: mitigated, values: 2 });
    expect(await stored(bot, 'resolved')).toMatchObject({ values: 1 });
    expect(await timesSet(bot)).toHaveLength(2);
    await bot.delivered();
    expect(JSON.stringify(bot.slack.channel(channel).pins[0])).toContain(String(started.getTime() / 1_000));
  });

  it('takes typed times in the person’s zone, says what contradicts, and clears', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    const [ended, started] = [minutesAgo(30), minutesAgo(10)];
    await dana.types('/incident mitigated', at);
    const answer = await dana.types(
      `/incident times impact ended at ${inBerlin(ended)}, impact started 10 min ago`,
      at,
    );
    expect(answer.text).toContain('Impact ended is before impact started. Check the times.');
    expect(await stored(bot, 'impact_ended')).toMatchObject({ at: ended });
    expect(Math.abs(Number((await stored(bot, 'impact_started')).at) - Number(started))).toBeLessThan(
      120_000,
    );
    await dana.types('/incident times impact started clear', at);
    expect(await stored(bot, 'impact_started')).toEqual({ at: null, values: 2 });
    const history = await dana.types('/incident times history', at);
    expect(JSON.stringify(history.blocks)).toContain('cleared');
    await dana.types(`/incident impact over at ${inBerlin(started)}`, at);
    expect(await stored(bot, 'impact_ended')).toMatchObject({ at: started, values: 2 });
  });

  it('asks about what it can’t read, with the rest filled in, and saves nothing before', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    const detected = minutesAgo(30);
    await dana.types(`/incident times detected ${inBerlin(detected)}, impact started at 25:99`, at);
    const form = JSON.stringify(dana.modal()?.blocks);
    expect(form).toContain("“25:99” isn't a time");
    expect(form).toContain(`"initial_date_time":${detected.getTime() / 1_000}`);
    expect(await timesSet(bot)).toEqual([]);
    await dana.submits({ 'Impact started': minutesAgo(40) });
    expect(await stored(bot, 'detected')).toMatchObject({ at: detected });
    expect(await stored(bot, 'impact_started')).toMatchObject({ at: minutesAgo(40) });
  });

  it('refuses the future at its field, what is not reached, and a canceled incident', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    await dana.types('/incident times edit', at);
    const refused = await dana.submits({ Detected: minutesAgo(10), 'Impact started': minutesAgo(-90) });
    expect(refused.errors?.impact_started).toContain("hasn't happened yet");
    await dana.closes();
    expect((await dana.types('/incident times resolved 1 min ago', at)).text).toContain(
      'has not been resolved',
    );
    expect((await dana.types('/incident times closed 1 min ago', at)).text).toContain("can't be changed");
    await dana.types('/incident cancel false alarm', at);
    expect((await dana.types('/incident times detected 1 min ago', at)).text).toContain('canceled');
    expect(await timesSet(bot)).toEqual([]);
  });

  it('overwrites nothing that somebody else changed while the form was open', async () => {
    const bot = await anOpenIncident();
    const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
    await dana.invites(channel, 'sam');
    await dana.types('/incident mitigated', at);
    await dana.types('/incident times edit', at);
    await sam.types('/incident times mitigated 3 min ago', at);
    const bySam = (await stored(bot, 'mitigated')).at;
    await dana.submits({ Mitigated: minutesAgo(8), Detected: minutesAgo(20) });
    expect(await stored(bot, 'mitigated')).toMatchObject({ at: bySam });
    expect(JSON.stringify(dana.modal()?.blocks)).toContain(`The time “mitigated” of INC-1 was changed`);
    await dana.submits();
    expect(await stored(bot, 'mitigated')).toMatchObject({ at: minutesAgo(8), values: 3 });
    expect(await stored(bot, 'detected')).toMatchObject({ at: minutesAgo(20) });
  });

  it('does not mind that somebody else changed another time', async () => {
    const bot = await anOpenIncident();
    const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
    await dana.invites(channel, 'sam');
    await dana.types('/incident times edit', at);
    await sam.types('/incident times impact started 3 min ago', at);
    await dana.submits({ Detected: minutesAgo(20) });
    expect(await stored(bot, 'detected')).toMatchObject({ at: minutesAgo(20) });
    expect(await stored(bot, 'impact_started')).toMatchObject({ values: 1 });
  });

  it('clears what is ticked, and never what the status says', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    for (const line of ['mitigated', 'resolved']) await dana.types(`/incident ${line}`, at);
    await dana.types('/incident times edit', at);
    expect(JSON.stringify(dana.modal()?.blocks)).not.toContain('"value":"resolved"');
    await dana.submits({ 'Not known after all': ['mitigated'] });
    expect(await stored(bot, 'mitigated')).toEqual({ at: null, values: 2 });
  });

  it('records a form that is sent three times once', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    await dana.types('/incident times edit', at);
    bot.slack.faults.duplicateDeliveries(3);
    await dana.submits({ Detected: minutesAgo(5) });
    await dana.types('/incident times detected 7 min ago', at);
    await bot.delivered();
    expect(await timesSet(bot)).toHaveLength(2);
  });
});

it('a corrected declaration moves the incident to that period, and its duration follows', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  await dana.types('/incident resolved', at);
  const declared = minutesAgo(200 * 24 * 60);
  await dana.types('/incident times edit', at);
  await dana.submits({ Declared: declared });
  const [row] = await ask(bot.databaseUrl, 'select declared_at from incidents where number = 1');
  expect(new Date(String(row?.declared_at))).toEqual(declared);
  expect(JSON.stringify((await dana.types('/incident times', at)).blocks)).toContain(
    'declared → resolved  *200 d',
  );
});

it('nobody without access sees or changes the times of a private incident', async () => {
  const bot = await aBot();
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  await dana.types('/incident start --private A key was published');
  await bot.delivered();
  for (const line of ['times INC-1', 'times INC-1 detected 5 min ago', 'times INC-1 edit'])
    expect((await sam.types(`/incident ${line}`)).text).toContain("There's no INC-1 that you can see");
  expect(sam.modal()).toBeUndefined();
  expect(await timesSet(bot)).toEqual([]);
});
