import { expect, it } from 'vitest';
import { ruleCase } from '../../src/db/queries/timeline/messages/rule-marks.js';
import { anIncident } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';
import { explained } from '../support/explained.js';

it('reads the messages for the rules by index, however many one channel has', async () => {
  const { db, url } = await anOpenDatabase(1);
  await ask(
    url,
    `insert into messages (workspace_id, channel_id, ts, incident_number, author_id, text, version, occurred_at,
       captured_at, is_bot, files)
     select 'T1', 'C42', (1700000000 + n) || '.000100', 42, 'U' || n % 40, '[FIRING:1] HighLatency', '',
       to_timestamp(1700000000 + n), now(), n % 5 = 0,
       case when n % 50 = 1 then '[{"id":"F1","mimetype":"image/png"}]'::jsonb else '[]' end
     from generate_series(1, 100000) n`,
  );
  await ask(url, 'analyze');
  const { db: noting, plans } = explained(db);
  const changed = ['1700050000.000100', '1700050051.000100'];
  const found = await ruleCase(noting, anIncident(), { changed, withFirsts: true });
  expect(found?.judged).toEqual(expect.arrayContaining([...changed, '1700000011.000100']));
  expect(found?.material.length).toBeLessThan(100);
  expect(plans).toHaveLength(5);
  for (const plan of plans) expect(plan).not.toContain('Seq Scan on messages');
}, 60_000);
