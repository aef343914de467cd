import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aChannel, aClient, codeOf } from './support/api.js';
import { manifest } from './support/manifest.js';

const { oauth_config, settings } = manifest;
const withEverything = {
  ...manifest,
  oauth_config: { scopes: { bot: [...oauth_config.scopes.bot, 'users:read'] } },
  settings: {
    ...settings,
    event_subscriptions: {
      bot_events: [
        ...settings.event_subscriptions.bot_events,
        ...['channel_id_changed', 'channel_shared', 'channel_unshared', 'member_left_channel'],
        ...['subteam_members_changed', 'subteam_updated', 'team_join', 'user_change'],
      ],
    },
  },
};

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    manifest: withEverything,
    deliverTo: 'http://127.0.0.1:9/',
    retryScaleMs: [],
  });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

/** The events of this type that were sent to the app, oldest first. */
const events = (type: string) =>
  sandbox.deliveries.flatMap(({ payload }) => {
    const { event } = payload as { event?: { type: string; subtype?: string } };
    return event && (event.type === type || event.subtype === type) ? [event] : [];
  });

describe('a channel', () => {
  it('becomes private: a message says so, its messages stay, and others no longer see it', async () => {
    const client = aClient(sandbox);
    const channel = await aChannel(client, 'inc-1');
    await sandbox.person('dana').joins('inc-1');
    await sandbox.person('dana').posts('Still here', { in: 'inc-1' });
    sandbox.convertChannel('inc-1', 'private');
    expect(events('channel_convert_to_private')).toMatchObject([{ channel, channel_type: 'group' }]);
    const info = await client.conversations.info({ channel });
    expect(info.channel).toMatchObject({ id: channel, is_private: true });
    expect(sandbox.channel('inc-1').messages.map(({ text }) => text)).toContain('Still here');
    expect(() => sandbox.person('lee').reads('inc-1')).toThrow('lee cannot see inc-1');
  });

  it('becomes public again, and everybody sees it', async () => {
    await aChannel(aClient(sandbox), 'inc-1', { is_private: true });
    sandbox.convertChannel('inc-1', 'public');
    sandbox.convertChannel('inc-1', 'public');
    expect(events('channel_convert_to_public')).toHaveLength(1);
    expect(sandbox.person('lee').reads('inc-1').length).toBeGreaterThan(0);
  });

  it('keeps its id when it is shared while public, and may be unshared', async () => {
    const client = aClient(sandbox);
    const channel = await aChannel(client, 'inc-1');
    sandbox.shareChannel('inc-1', true);
    expect(events('channel_shared')).toMatchObject([{ channel, connected_team_id: 'T0PARTNER1' }]);
    expect((await client.conversations.info({ channel })).channel).toMatchObject({ is_ext_shared: true });
    sandbox.shareChannel('inc-1', false);
    expect(events('channel_unshared')).toMatchObject([{ channel, is_ext_shared: false }]);
    expect(events('channel_id_changed')).toEqual([]);
  });

  it('gets a new id when it is first shared while private, and keeps its messages', async () => {
    const client = aClient(sandbox);
    const before = await aChannel(client, 'inc-1', { is_private: true });
    const { ts = '' } = await client.chat.postMessage({ channel: before, text: 'card' });
    await client.pins.add({ channel: before, timestamp: ts });
    sandbox.shareChannel('inc-1', true);
    const { id } = sandbox.channel('inc-1');
    expect(id).not.toBe(before);
    expect(events('channel_id_changed')).toMatchObject([{ old_channel_id: before, new_channel_id: id }]);
    expect(await codeOf(client.conversations.info({ channel: before }))).toBe('channel_not_found');
    expect((await client.pins.list({ channel: id })).items).toMatchObject([{ channel: id }]);
    sandbox.shareChannel('inc-1', false);
    sandbox.shareChannel('inc-1', true);
    expect(sandbox.channel('inc-1').id).toBe(id);
  });

  it('loses a removed member, and the app is notified', async () => {
    const client = aClient(sandbox);
    const channel = await aChannel(client, 'inc-1', { is_private: true });
    const dana = sandbox.person('dana');
    await client.conversations.invite({ channel, users: dana.id });
    sandbox.removeFromChannel('inc-1', 'dana');
    expect(events('member_left_channel')).toMatchObject([{ user: dana.id, channel }]);
    expect((await client.conversations.members({ channel })).members).not.toContain(dana.id);
    expect(() => dana.reads('inc-1')).toThrow('dana cannot see inc-1');
  });
});

describe('a person', () => {
  it('is in #general and in users.list after joining the workspace', async () => {
    const { id } = sandbox.addPerson({ name: 'noor', realName: 'Noor Haddad' });
    expect(events('team_join')).toMatchObject([{ user: { id, name: 'noor', real_name: 'Noor Haddad' } }]);
    expect(sandbox.channel('general').memberNames).toContain('noor');
    const { members = [] } = await aClient(sandbox).users.list({});
    expect(members.map((one) => one.id)).toContain(id);
  });

  it('is marked deleted when deactivated, and can be reactivated', async () => {
    const client = aClient(sandbox);
    const { id: user } = sandbox.person('sam');
    sandbox.changeUser('sam', { kind: 'deactivated' });
    expect((await client.users.info({ user })).user).toMatchObject({ deleted: true });
    sandbox.changeUser('sam', { kind: 'member' });
    expect((await client.users.info({ user })).user).toMatchObject({ deleted: false });
    expect(events('user_change')).toMatchObject([
      { user: { id: user, deleted: true } },
      { user: { id: user, deleted: false } },
    ]);
  });

  it('has all their teams if they are from a Grid organization', async () => {
    const teams = ['T0SIBLING1', sandbox.teamId];
    const { id: user } = sandbox.addPerson({ name: 'grid', teamId: 'T0SIBLING1', gridTeams: teams });
    expect((await aClient(sandbox).users.info({ user })).user).toMatchObject({
      team_id: 'T0SIBLING1',
      enterprise_user: { id: user, teams },
    });
  });

  it('is a stranger if they are from a partner organization', async () => {
    const { id: user } = sandbox.addPerson({ name: 'kim', kind: 'stranger', teamId: 'T0PARTNER1' });
    expect(sandbox.channel('general').memberNames).not.toContain('kim');
    expect((await aClient(sandbox).users.info({ user })).user).toMatchObject({ is_stranger: true });
  });
});

describe('a user group', () => {
  it('notifies the app once of who was added and removed', async () => {
    const [sam, mia] = [sandbox.person('sam'), sandbox.person('mia')];
    sandbox.changeGroup('payments-oncall', ['sam']);
    sandbox.changeGroup('payments-oncall', ['mia']);
    sandbox.changeGroup('payments-oncall', ['mia']);
    expect(events('subteam_members_changed').at(-1)).toMatchObject({
      added_users: [mia.id],
      removed_users: [sam.id],
    });
    const told = events('subteam_updated').length;
    sandbox.changeGroup('payments-oncall', ['mia']);
    expect(events('subteam_updated')).toHaveLength(told);
    const { users } = await aClient(sandbox).usergroups.users.list({ usergroup: 'S0ONCALL01' });
    expect(users).toEqual([mia.id]);
  });
});
