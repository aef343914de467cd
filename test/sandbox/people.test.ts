import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aChannel, aClient } from './support/api.js';
import { manifest } from './support/manifest.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const sent = () => sandbox.deliveries.at(-1)?.payload;

describe('a typed command', () => {
  it('names people, channels and groups by id where the manifest asks for it', async () => {
    await sandbox.person('dana').types('/incident note @sam, ask @payments-oncall & <see> #general');
    const text =
      'note <@U0SAM00002|sam>, ask <!subteam^S0ONCALL01|@payments-oncall> &amp; &lt;see&gt; <#C0GENERAL1|general>';
    expect(sent()).toMatchObject({ command: '/incident', text });
  });

  it('stays as typed where it does not', async () => {
    await sandbox.person('dana').types('/plain note @sam & <see>');
    expect(sent()).toMatchObject({ text: 'note @sam & <see>' });
  });

  it('does not change unknown names and email addresses', async () => {
    await sandbox.person('dana').types('/incident tell @nobody and ops@example.com');
    expect(sent()).toMatchObject({ text: 'tell @nobody and ops@example.com' });
  });

  it('hides the names of private channels and direct messages', async () => {
    await sandbox.person('dana').types('/incident', { in: 'leads' });
    expect(sent()).toMatchObject({ channel_id: 'C0LEADS004', channel_name: 'privategroup' });
    await sandbox.person('dana').posts('hello', { in: 'firebreak' });
    await sandbox.person('dana').types('/incident', { in: 'firebreak' });
    expect(sent()).toMatchObject({ channel_name: 'directmessage' });
  });

  it('is refused in threads, and in channels that the person is not in', async () => {
    const dana = sandbox.person('dana');
    const { ts } = await dana.posts('x', { in: 'general' });
    expect((await dana.types('/incident', { thread: ts })).failed).toBe(
      '/incident is not supported in threads. Sorry!',
    );
    await expect(sandbox.person('sam').types('/incident', { in: 'leads' })).rejects.toThrow(
      'sam cannot see leads',
    );
  });
});

describe('a person', () => {
  it('posts only where they are a member, and while the channel is open', async () => {
    const channel = await aChannel(aClient(sandbox));
    await expect(sandbox.person('lee').posts('x', { in: 'inc-1' })).rejects.toThrow(
      'lee is not a member of inc-1',
    );
    await sandbox.person('lee').joins('inc-1');
    await aClient(sandbox).conversations.archive({ channel });
    await expect(sandbox.person('lee').posts('x', { in: 'inc-1' })).rejects.toThrow('#inc-1 is archived');
  });

  it('renames, archives and opens channels, and sets topics', async () => {
    const dana = sandbox.person('dana');
    await dana.setsTopic('payments', 'Freeze until Monday');
    await dana.renames('payments', 'billing');
    await dana.archives('billing');
    const archived = sandbox.channel('billing');
    expect(archived).toMatchObject({
      isArchived: true,
      topic: { value: 'Freeze until Monday', creator: dana.id },
    });
    await dana.unarchives('billing');
    const lines = sandbox.channel('billing').messages.map((one) => [one.subtype, one.user]);
    const subtypes = ['channel_topic', 'channel_name', 'channel_archive', 'channel_unarchive'];
    expect(lines).toEqual(subtypes.map((subtype) => [subtype, dana.id]));
    expect(() => sandbox.channel('payments')).toThrow();
  });

  it('does not enter private channels uninvited', async () => {
    await expect(sandbox.person('sam').joins('leads')).rejects.toThrow('sam cannot see leads');
    await sandbox.person('dana').invites('leads', 'sam');
    expect(sandbox.channel('leads').memberNames).toContain('sam');
  });

  it('edits only their own messages', async () => {
    const message = await sandbox.person('dana').posts('x', { in: 'general' });
    await expect(sandbox.person('sam').edits(message, 'y')).rejects.toThrow('someone else');
  });

  it('reads copies, so that changing them has no effect', async () => {
    await sandbox.person('dana').posts('x', { in: 'general' });
    for (const message of sandbox.person('sam').reads('general')) message.text = 'changed';
    expect(
      sandbox
        .person('sam')
        .reads('general')
        .map((one) => one.text),
    ).toEqual(['x']);
  });

  it('is not found by an unknown name, and the error lists everybody', () => {
    expect(() => sandbox.person('nobody')).toThrow(/nobody.*Known: dana, sam/);
    expect(() => sandbox.channel('nowhere')).toThrow(/nowhere.*Known: general/);
  });
});

describe('the state', () => {
  it('is plain JSON, and can be restored in another sandbox', async () => {
    await aChannel(aClient(sandbox), 'kept');
    const kept: unknown = JSON.parse(JSON.stringify(sandbox.snapshot()));
    const other = await startSandbox({ manifest });
    other.restore(kept);
    expect(other.channel('kept').memberNames).toEqual(['firebreak']);
    expect(() => other.restore({ team: {} })).toThrow('not a sandbox snapshot');
    await other.close();
  });

  it('is fresh after a reset', async () => {
    await aChannel(aClient(sandbox), 'gone');
    sandbox.reset();
    expect(sandbox.channels().map((one) => one.name)).toEqual(['general', 'incidents', 'payments', 'leads']);
    expect([sandbox.calls, sandbox.deliveries]).toEqual([[], []]);
  });
});

describe('waiting', () => {
  it('fails with what it waited for, and what was seen last', async () => {
    await aClient(sandbox).auth.test();
    await expect(sandbox.until(() => sandbox.calls.length > 5, 30)).rejects.toThrow(
      /calls\.length > 5[\s\S]*Last calls: auth\.test/,
    );
  });
});
