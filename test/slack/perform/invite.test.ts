import { expect, it } from 'vitest';
import { invite } from '../../../src/slack/perform/invite.js';
import {
  limited,
  lostReply,
  ok,
  rejects,
  scriptedSlack,
  silence,
  waits,
} from '../../support/scripted-slack.js';

const asks = (userIds: string[], groupIds: string[] = []) => ({ kind: 'invite', userIds, groupIds }) as const;
const invited = (calls: { args: Record<string, unknown> }[]) => calls.map(({ args }) => args.users);

it('invites people and the members of groups at once, each once', async () => {
  const { context, calls } = scriptedSlack([ok({ users: ['U2', 'U3'] }), ok()]);
  const result = await invite(context, asks(['U1', 'U2'], ['S1']));
  expect(calls[1]?.args).toEqual({ channel: 'C42', users: 'U1,U2,U3', force: true });
  expect(result).toEqual({ kind: 'done', facts: { kind: 'joined', userIds: ['U1', 'U2', 'U3'] } });
});

it('names those whom Slack did not invite, and counts the others as joined', async () => {
  const errors = [{ user: 'U2', ok: false, error: 'user_is_restricted' }];
  const { context } = scriptedSlack([ok({ errors })]);
  expect(await invite(context, asks(['U1', 'U2']))).toMatchObject({
    kind: 'rejected',
    facts: { userIds: ['U1'] },
    failure: { people: [{ userId: 'U2', error: 'user_is_restricted' }] },
  });
});

it('finds the one who keeps the others out by halves', async () => {
  const no = rejects('user_is_ultra_restricted');
  const { context, calls } = scriptedSlack([no, no, ok(), no, ok()]);
  expect(await invite(context, asks(['U1', 'U2', 'U3']))).toMatchObject({
    facts: { userIds: ['U1', 'U3'] },
    failure: { people: [{ userId: 'U2' }] },
  });
  expect(invited(calls)).toEqual(['U1,U2,U3', 'U1,U2', 'U1', 'U2', 'U3']);
});

it.each(['channel_not_found', 'is_archived', 'missing_scope', 'restricted_action'])(
  'tries nobody alone where the channel or the app is the reason: %s',
  async (error) => {
    const { context, calls } = scriptedSlack([rejects(error)]);
    expect(await invite(context, asks(['U1', 'U2']))).toMatchObject({
      ...{ kind: 'rejected', error, facts: { userIds: [] } },
    });
    expect(calls).toHaveLength(1);
  },
);

it.each([
  ['is retried after a lost reply', [silence], lostReply],
  ['waits for the rate limit', [limited], waits],
  [
    'is retried after a passing error, and names nobody',
    [rejects('internal_error')],
    { kind: 'later', isUncertain: true },
  ],
  ['is retried if one of the halves is lost', [rejects('cant_invite'), ok(), silence], lostReply],
])('%s', async (_title, answers, result) => {
  const { context, calls } = scriptedSlack(answers);
  expect(await invite(context, asks(['U1', 'U2']))).toMatchObject(result);
  expect(calls).toHaveLength(answers.length);
});

it('is done where somebody is in the channel already', async () => {
  const { context } = scriptedSlack([rejects('already_in_channel')]);
  expect(await invite(context, asks(['U1']))).toMatchObject({ kind: 'done', facts: { userIds: ['U1'] } });
});

it('invites the others, and names the group, where Slack does not list a group', async () => {
  const { context, calls } = scriptedSlack([rejects('no_such_subteam'), ok()]);
  expect(await invite(context, asks(['U1'], ['S1']))).toMatchObject({
    kind: 'rejected',
    facts: { userIds: ['U1'] },
    failure: { groups: [{ groupId: 'S1', error: 'no_such_subteam' }] },
  });
  expect(invited(calls.slice(1))).toEqual(['U1']);
});

it('asks again for a group that Slack could not list now', async () => {
  const { context } = scriptedSlack([silence, ok()]);
  expect(await invite(context, asks(['U1'], ['S1']))).toMatchObject({
    kind: 'later',
    facts: { userIds: ['U1'] },
  });
});

it('invites at most 100 at once', async () => {
  const many = Array.from({ length: 101 }, (_, n) => `U${n}`);
  const { context, calls } = scriptedSlack([ok(), ok()]);
  await invite(context, asks(many));
  expect(invited(calls)).toEqual([many.slice(0, 100).join(','), 'U100']);
});
