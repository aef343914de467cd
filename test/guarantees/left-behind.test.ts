import { expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open-database.js';
import { insertEffects } from '../../src/db/queries/delivery/insert-effects.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';

it('delivers within seconds what a process stored that is gone before it delivered', async () => {
  const { slack, databaseUrl } = await anOpenIncident();
  const other = openDatabase({ url: databaseUrl, maxConnections: 1 });
  const at = new Date();
  const link = 'https://status.example.com/42';
  const bookmark = { kind: 'add_bookmark', title: 'Status page', link } as const;
  await insertEffects(
    other,
    { workspaceId: slack.teamId, number: 1 },
    [{ key: 'left behind', effect: bookmark, notBefore: at }],
    { trace: 'trace', at, askedBy: null },
  );
  await other.close();
  await expect
    .poll(() => slack.channel(openChannel).bookmarks.map(({ title }) => title), { timeout: 8_000 })
    .toContain('Status page');
});
