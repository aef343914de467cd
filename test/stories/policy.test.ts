import { expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { storedIncidents } from '../support/stored.js';

it('archives the channel on closing if the policy says so, after updating the card', async () => {
  const { slack, delivered } = await aBot({
    policy: (usual) => ({ ...usual, channel: { ...usual.channel, archiveOnClose: true } }),
  });
  const dana = slack.person('dana');
  await dana.types('/incident start Checkout is down');
  await delivered();
  const where = { in: 'inc-1-checkout-is-down' };
  await dana.types('/incident resolved rolled back', where);
  await dana.types('/incident close', where);
  await delivered();
  const channel = slack.channel('inc-1-checkout-is-down');
  expect(channel.isArchived).toBe(true);
  expect(channel.pins[0]?.text).toContain('closed');
});

it('leaves the channel open on closing otherwise', async () => {
  const { slack, delivered } = await aBot();
  const dana = slack.person('dana');
  await dana.types('/incident start Checkout is down');
  await dana.types('/incident INC-1 resolved');
  await dana.types('/incident INC-1 close');
  await delivered();
  expect(slack.channel('inc-1-checkout-is-down').isArchived).toBe(false);
});

it('follows the policy for announcements, bookmarks and invitations', async () => {
  const incidents = 'C0INCIDEN2';
  const { slack, delivered } = await aBot({
    policy: (usual) => ({
      ...usual,
      announceIn: incidents,
      alwaysInvite: ['U0PRIYA003'],
      channel: {
        ...usual.channel,
        bookmarks: [{ title: 'How we run incidents', link: 'https://example.com/incidents' }],
      },
    }),
  });
  expect(slack.channel('incidents').id).toBe(incidents);
  await slack.person('dana').types('/incident start Checkout is down');
  await delivered();
  const channel = slack.channel('inc-1-checkout-is-down');
  expect(slack.channel('incidents').messages.at(-1)?.text).toContain('Checkout is down');
  expect(channel.bookmarks).toEqual([
    expect.objectContaining({ title: 'How we run incidents', link: 'https://example.com/incidents' }),
  ]);
  expect(channel.memberNames).toContain('priya');
});

it('opens a private channel for a private incident and tells nobody outside', async () => {
  const { slack, delivered } = await aBot({ policy: (usual) => ({ ...usual, announceIn: 'C0INCIDEN2' }) });
  await slack.person('dana').types('/incident start sev1 Breach of the vault --private');
  await delivered();
  const channel = slack.channel('inc-1-breach-of-the-vault');
  expect(channel.kind).toBe('private');
  expect(slack.channel('incidents').messages.some(({ bot_id }) => bot_id)).toBe(false);
  expect(slack.channel('general').messages.some(({ bot_id }) => bot_id)).toBe(false);
});

it('lets only people declare whom the policy names, by user or by group', async () => {
  const { slack, databaseUrl, delivered } = await aBot({
    policy: (usual) => ({ ...usual, mayDeclare: ['U0LEE00005', 'S0ONCALL01'] }),
  });
  const refused = await slack.person('mia').types('/incident start Checkout is down');
  expect(refused.text).toContain('Only some people can declare');
  for (const name of ['lee', 'sam']) await slack.person(name).types('/incident start Checkout is down');
  await delivered();
  expect(await storedIncidents(databaseUrl)).toHaveLength(2);
});
