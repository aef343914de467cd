import { describe, expect, it } from 'vitest';
import { run } from '../cli/a-terminal.js';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { expectVerifiedRecords } from '../support/expect-verified-records.js';
import { untilProcessed } from '../support/process-records.js';
import { tablesWith } from '../support/tables-with.js';

/** sam is the comms lead of dana's INC-1, owns an action item, has written and reacted, and is mentioned. */
async function anIncidentWithSam(): Promise<Bot & { samId: string }> {
  const bot = await anOpenIncident();
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  const here = { in: openChannel };
  await dana.invites(openChannel, sam);
  await dana.types('/incident comms @sam', here);
  await dana.types('/incident action Add a breaker @sam', here);
  await sam.types('/incident export md', here);
  const said = await sam.posts('petrichor', here);
  await dana.posts(`thanks <@${sam.id}>`, here);
  await sam.reacts(said, 'pushpin');
  await bot.delivered();
  await eventually(async () =>
    expect(await ask(bot.databaseUrl, 'select 1 from messages where is_highlight')).toHaveLength(1),
  );
  await untilProcessed(bot.databaseUrl);
  return { ...bot, samId: sam.id };
}

describe('a person who was erased', () => {
  it('is in no table but those that the report names, and the record still verifies', async () => {
    const { databaseUrl, samId } = await anIncidentWithSam();
    const env = { DATABASE_URL: databaseUrl };
    const before = await tablesWith(databaseUrl, samId);
    expect(before).toContain('public.messages');
    await run(['erase', 'person', samId, '--dry-run'], env);
    expect(await tablesWith(databaseUrl, samId)).toEqual(before);

    const { code, out, err } = await run(['erase', 'person', samId, '--json'], env);
    expect(err).toBe('');
    const report = JSON.parse(out);
    expect({ code, pseudonym: report.pseudonym, forgotten: report.forgotten }).toEqual({
      ...{ code: 0, pseudonym: { id: 'UERASED1', name: 'erased person 1' }, forgotten: 1 },
    });
    const remaining = report.remaining.map(({ table }: { table: string }) => `public.${table}`);
    expect((await tablesWith(databaseUrl, samId)).filter((table) => !remaining.includes(table))).toEqual([]);
    expect(['chain_entries', 'effects', 'marks', 'request_keys']).toEqual(
      expect.arrayContaining(report.remaining.map(({ table }: { table: string }) => table)),
    );
    expect(await tablesWith(databaseUrl, 'petrichor')).toEqual([]);
    await untilProcessed(databaseUrl);
    expect(await expectVerifiedRecords(databaseUrl)).toBeGreaterThan(5);
    expect((await run(['audit', 'verify'], env)).out).toContain('A person was erased from 1 entry:');
    expect((await run(['show', 'INC-1'], env)).out).toContain('erased person 1');
  });

  it('keeps the pseudonym, also when they are erased twice, and Slack does not bring their name back', async () => {
    const { databaseUrl, samId, slack } = await anIncidentWithSam();
    const env = { DATABASE_URL: databaseUrl };
    await run(['erase', 'person', samId], env);
    await slack.person('sam').posts('back', { in: openChannel });
    await eventually(async () =>
      expect(await ask(databaseUrl, `select 1 from messages where author_id = '${samId}'`)).toHaveLength(1),
    );
    expect(await ask(databaseUrl, `select 1 from users where user_id = '${samId}'`)).toEqual([]);
    const { out } = await run(['erase', 'person', samId, '--json'], env);
    expect(JSON.parse(out).pseudonym.id).toBe('UERASED1');
    expect(await ask(databaseUrl, `select 1 from messages where author_id = '${samId}'`)).toEqual([]);
  });
});
