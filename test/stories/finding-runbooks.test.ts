import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open-database.js';
import { importRunbooks } from '../../src/workflows/runbooks/import-runbooks.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const at = { in: openChannel };
const transcript = (message: { blocks?: unknown } | undefined) => JSON.stringify(message?.blocks);
const provider = (...steps: string[]) =>
  `---\nservices: [checkout]\n---\n# Payment provider errors\n\n## Steps\n\n${steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}\n`;
const files = {
  'providers/errors.md': provider('Check the status page', 'Switch the provider'),
  'providers/slow.md':
    '# Payment provider is slow\n\n## Steps\n\n1. Check the latency\n2. Raise the timeout\n',
  'disk.md': '# Disk full\n\n## Steps\n\n1. Delete old logs\n',
};

async function aLibrary() {
  const bot = await anOpenIncident();
  const { slack, databaseUrl, delivered } = bot;
  const dana = slack.person('dana');
  const store = async (all: Record<string, string>) => {
    const [row] = await ask(databaseUrl, 'select workspace_id from incidents limit 1');
    const db = openDatabase({ url: databaseUrl, maxConnections: 1 });
    const source = { workspaceId: String(row?.workspace_id), source: 'folder:runbooks' };
    const list = Object.entries(all).map(([path, markdown]) => ({ path, markdown }));
    await importRunbooks({ db, clock: () => new Date() }, source, { files: list, by: null });
    await db.close();
  };
  await store(files);
  const shown = async (words: string) => {
    await delivered();
    return dana
      .reads(openChannel)
      .findLast(({ text, isEphemeral }) => !isEphemeral && text.startsWith(words));
  };
  const answer = () =>
    dana.reads(openChannel).findLast(({ isEphemeral }) => isEphemeral) ?? expect.unreachable();
  return { ...bot, dana, sam: slack.person('sam'), store, shown, answer };
}

describe('runbooks', () => {
  it('are attached by words that find only one, with the reason, and detached from the answer', async () => {
    const { dana, shown, answer, delivered } = await aLibrary();
    expect((await dana.types('/incident runbook full disk', at)).text).toContain(
      'You attached runbook “Disk full”',
    );
    expect(transcript(await shown('Runbook Disk full'))).toContain('attached by dana · matches “full disk”');
    await dana.clicks(answer(), { text: 'Detach' });
    await delivered();
    expect(transcript(await shown('Runbook Disk full'))).toContain('Detached');
  });

  it('are listed if words find several, and attached with a button, once', async () => {
    const { dana, sam, shown, answer, databaseUrl } = await aLibrary();
    const found = await dana.types('/incident runbook payment provider', at);
    expect(transcript(found)).toMatch(/Payment provider errors.*Payment provider is slow/);
    await dana.clicks(answer(), { action_id: 'run_line:attach-1' });
    expect(transcript(await shown('Runbook Payment provider errors'))).toContain(
      'matches “payment provider”',
    );
    expect((await sam.types('/incident rb RB-1', at)).text).toContain('is attached to INC-1 already');
    expect(await ask(databaseUrl, 'select 1 from runbook_runs')).toHaveLength(1);
    expect((await sam.types('/incident rb nothing like it', at)).text).toContain('No runbook matches');
  });

  it('are suggested on the card with the reason while none is attached', async () => {
    const { dana, shown } = await aLibrary();
    await dana.types('/incident affects checkout', at);
    const card = await shown('INC-1 is ');
    expect(transcript(card)).toContain(
      '*Suggested runbook*  Payment provider errors · affected service checkout',
    );
    const listed = await dana.types('/incident runbook', at);
    expect(transcript(listed)).toContain('affected service checkout');
    await dana.clicks(card ?? expect.unreachable(), { text: 'Attach' });
    expect(transcript(await shown('Runbook Payment'))).toContain('affected service checkout');
    expect(transcript(await shown('INC-1 is '))).not.toContain('Suggested runbook');
  });

  it('offer their new version on the message of an open run as soon as it is imported', async () => {
    const { dana, store, shown } = await aLibrary();
    await dana.types('/incident runbook RB-1', at);
    await dana.types('/incident runbook done 1', at);
    await store({ 'providers/errors.md': provider('Page the provider', 'Check the status page') });
    const message = await shown('Runbook Payment');
    expect(transcript(message)).toContain('v2 is available');
    await dana.types('/incident runbook update', at);
    expect((await shown('Runbook Payment'))?.text).toContain('1 of 2 · next: 1 Page the provider');
  });

  it('are added from Slack, typed or in a form, and attached from the answer', async () => {
    const { dana, answer, shown, slack, databaseUrl } = await aLibrary();
    const added = await dana.types(
      '/incident runbook add Restart search\n1. Drain the node\n2. Restart it',
      at,
    );
    expect(added.text).toContain('Added *RB-4* “Restart search” to the library: 2 steps.');
    await dana.clicks(answer(), { text: 'Attach' });
    expect((await shown('Runbook Restart search'))?.text).toContain('0 of 2 · next: 1 Drain the node');
    await dana.types('/incident runbook add', at);
    await slack.until(() => dana.modal());
    await dana.submits({ title: 'Fail over', text: '- [ ] Promote the replica' });
    const rows = await ask(databaseUrl, "select title from runbooks where source = 'slack' order by number");
    expect(rows.map(({ title }) => title)).toEqual(['Restart search', 'Fail over']);
  });
});
