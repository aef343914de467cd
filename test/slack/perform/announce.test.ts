import { describe, expect, it } from 'vitest';
import { announce, refreshAnnouncements } from '../../../src/slack/perform/announce.js';
import { anIncident } from '../../support/an-incident.js';
import { ok, postOf, rejects, scriptedSlack, silence } from '../../support/scripted-slack.js';

const isPrivate = anIncident({ channelId: 'C42', isPrivate: true });
const announcements = [
  { channelId: 'C8', ts: '8.1' },
  { channelId: 'C9', ts: '9.1' },
];

describe('an announcement', () => {
  it('is posted, and remembered with its place', async () => {
    const { context } = scriptedSlack([ok({ ts: '9.1' })]);
    expect(await announce(context, 'C9')).toMatchObject({
      kind: 'done',
      facts: { kind: 'announcement', announcement: { channelId: 'C9', ts: '9.1' } },
    });
  });

  it('is not posted if the incident became private since', async () => {
    const { context, calls } = scriptedSlack([], { incident: isPrivate });
    expect(await announce(context, 'C9')).toEqual({ kind: 'done', facts: null });
    expect(calls).toEqual([]);
  });

  it('is edited if an earlier attempt may have posted it before the incident became private', async () => {
    const { context, calls } = scriptedSlack([ok({ messages: [postOf('9.1')] }), ok()], {
      ...{ incident: isPrivate, isUncertain: true },
    });
    expect(await announce(context, 'C9')).toMatchObject({ facts: { announcement: { ts: '9.1' } } });
    expect(calls[1]?.method).toBe('chat.update');
  });
});

describe('all announcements of an incident', () => {
  it.each([
    ['are done if each was edited', [ok(), ok()], { kind: 'done', facts: null }],
    ['are done if one is gone', [rejects('message_not_found'), ok()], { kind: 'done', facts: null }],
    [
      'are rejected if Slack rejects one',
      [ok(), rejects('edit_window_closed')],
      { kind: 'rejected', error: 'edit_window_closed' },
    ],
    [
      'are retried if Slack does not answer for one, whatever it says of the other',
      [rejects('edit_window_closed'), silence],
      { kind: 'later', isUncertain: true },
    ],
  ])('%s', async (_title, answers, result) => {
    const { context, calls } = scriptedSlack(answers, { announcements });
    expect(await refreshAnnouncements(context)).toMatchObject(result);
    expect(calls.map(({ args }) => args.channel)).toEqual(['C8', 'C9']);
  });

  it('are withdrawn from then on, once they say that the incident is private', async () => {
    const { context } = scriptedSlack([ok(), ok()], { announcements, incident: isPrivate });
    expect(await refreshAnnouncements(context)).toMatchObject({ facts: { kind: 'announcements_withdrawn' } });
  });
});
