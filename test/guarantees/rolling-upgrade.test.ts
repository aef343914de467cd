import { describe, expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { aNewDatabase } from '../support/test-database.js';

/** What the next version's migrations may do: they only add. */
const nextSchema = `do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('alter table %I add column of_next_version text not null default ''''', name);
    end loop;
  end $$;
  create table of_next_version (id int primary key);
  insert into drizzle.__drizzle_migrations (hash, created_at) select 'next', max(created_at) + 1000
    from drizzle.__drizzle_migrations`;

/** What a process of the next version stores for itself: a kind of effect and a kind of event that are new. */
const nextRows = `insert into effects (workspace_id, owner, incident_number, key, payload, kind, state, not_before, trace, created_at)
    select workspace_id, owner, incident_number, key || '-next', '{"v":1,"kind":"sing"}', 'sing', 'waiting', now(), trace, now()
    from effects where kind = 'pin_card';
  insert into timeline_entries (workspace_id, incident_number, occurred_at, captured_at, source, event)
    select workspace_id, incident_number, now(), now(), source, '{"v":1,"kind":"sang"}'
    from timeline_entries where event ->> 'kind' = 'declared'`;

describe('a process beside one of the next version', () => {
  it('runs on after its migrations, and leaves it what only it can read', async () => {
    const { slack, delivered, databaseUrl } = await aBot({ database: aNewDatabase, altersRecord: true });
    const dana = slack.person('dana');
    await dana.types('/incident start sev2 Checkout is down');
    await delivered();
    const channel = 'inc-1-checkout-is-down';

    // It begins again after a deadlock with the process that runs on, like `migrate`.
    await eventually(() => ask(databaseUrl, nextSchema), 20_000);
    await ask(databaseUrl, nextRows);
    await dana.types('/incident update Rolling back the deploy', { in: channel });
    await dana.types('/incident action Alert on failed payments @dana', { in: channel });
    await dana.types('/incident resolved Rolled back', { in: channel });
    await dana.types('/incident start sev3 Search is slow');
    const isDelivered = `select 1 from effects where state = 'waiting' and kind not in ('sing', 'dedupe_post')`;
    await expect.poll(() => ask(databaseUrl, isDelivered), { timeout: 20_000 }).toEqual([]);

    expect(slack.channel(channel).topic.value).toBe('✅ resolved · INC-1 · Checkout is down');
    expect(slack.channels().map(({ name }) => name)).toContain('inc-2-search-is-slow');
    const timeline = await dana.types('/incident timeline all', { in: channel });
    expect(JSON.stringify(timeline.ephemeral)).toContain('Rolling back the deploy');
    expect(await ask(databaseUrl, `select state, attempts from effects where kind = 'sing'`)).toEqual([
      { state: 'waiting', attempts: 0 },
    ]);
  });

  it('can start after it, so that an upgrade can be taken back', async () => {
    const { slack, another, delivered, databaseUrl, service } = await aBot({
      mode: 'socket',
      database: aNewDatabase,
    });
    await ask(databaseUrl, nextSchema);
    await service.stop();
    await another();
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await delivered();
    expect(slack.channel('inc-1-checkout-is-down').pins).toHaveLength(1);
  });
});
