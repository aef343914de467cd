import { expect, it, onTestFinished } from 'vitest';
import { insertIncident, storeWorkspace } from '../../src/db/queries/incident/incidents.js';
import { createLog } from '../../src/log.js';
import { startChannelSyncs } from '../../src/main/sync/channel-syncs.js';
import type { CallSlack } from '../../src/slack/web-api.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

const limited: CallSlack = async () => ({ kind: 'limited', afterMs: 3_600_000 });

it('takes events as missing since they last could arrive, until the request for them is stored', async () => {
  const { db, url } = await anOpenDatabase(2);
  await insertIncident(db, anIncident(), at('14:00'));
  await storeWorkspace(db, 'T1', 'https://example.slack.com/');
  await db.run("update workspaces set listened_at = '2026-11-23T14:00Z'");
  let isConnected = true;
  const syncs = startChannelSyncs({
    ...{ db, clock: () => at('14:30'), ownerId: 1, newTrace: () => 'trace', highlightEmoji: () => [] },
    ...{
      installed: () => ({ workspaceId: 'T1', botUserId: 'U0BOT', call: limited }),
      isConnected: () => isConnected,
      log: createLog({ level: 'silent' }),
    },
  });
  const listened = async () => (await ask(url, 'select listened_at::text as at from workspaces'))[0]?.at;

  onTestFinished(() => syncs.stop());
  await syncs.recordListening();
  expect(await listened()).toMatch(/^2026-11-23 14:00/);

  await syncs.request(null);
  expect(await listened()).not.toMatch(/^2026-11-23/);
  const scope = { kind: 'quick', quietBefore: `${at('13:00').getTime() / 1_000}.000000` };
  const waiting = "select state -> 'resume' -> 'scope' as scope from channel_syncs";
  await eventually(async () => expect(await ask(url, waiting)).toEqual([{ scope }]));

  await db.run("update workspaces set listened_at = '2026-11-23T14:30Z'");
  isConnected = false;
  await syncs.recordListening();
  expect(await listened()).toMatch(/^2026-11-23 14:30/);
  isConnected = true;
  await syncs.recordListening();
  expect(await listened()).not.toMatch(/^2026-11-23/);
});
