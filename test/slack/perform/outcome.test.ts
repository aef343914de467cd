import { describe, expect, it } from 'vitest';
import { notDone, outcomeOf } from '../../../src/slack/perform/outcome.js';
import type { SlackAnswer } from '../../../src/slack/web-api.js';
import { limited, lostReply, ok, rejects, silence, waits } from '../../support/scripted-slack.js';

const called = { method: 'pins.add', effectKind: 'pin_card', attempt: 3 } as const;
const facts = { kind: 'card', ts: '9.1' } as const;

describe('an effect of one call', () => {
  it.each<[string, SlackAnswer]>([
    ['once Slack accepts it', ok()],
    ['if Slack says that it was done already', rejects('already_pinned')],
  ])('is done %s', (_when, answer) => {
    expect(outcomeOf(answer, called, facts)).toEqual({ kind: 'done', facts });
  });

  it.each<[string, Exclude<SlackAnswer, { kind: 'ok' }>, object]>([
    ['after a lost reply, as uncertain', silence, { ...lostReply, afterMs: 4_000 }],
    ['after a rate limit, when Slack says, without counting the attempt', limited, waits],
    [
      'after a fault of Slack that did nothing',
      rejects('service_unavailable'),
      { error: 'service_unavailable', afterMs: 4_000, countsAsAttempt: true, isUncertain: false },
    ],
    [
      'after a fault of Slack that may have done it, as uncertain',
      rejects('internal_error'),
      { error: 'internal_error', afterMs: 4_000, countsAsAttempt: true, isUncertain: true },
    ],
  ])('is retried %s', (_when, answer, result) => {
    const expected = { kind: 'later', ...result };
    expect(outcomeOf(answer, called)).toMatchObject(expected);
    expect(notDone(answer, called)).toMatchObject(expected);
  });

  it.each([
    ...['account_inactive', 'app_uninstalled', 'invalid_auth', 'not_authed', 'org_login_required'],
    ...['team_disabled', 'token_expired', 'token_revoked', 'user_removed_from_team'],
  ])('is retried while Slack rejects the token (%s), until somebody sets another one', (error) => {
    const later = { kind: 'later', error, countsAsAttempt: true, isUncertain: false };
    expect(outcomeOf(rejects(error), called)).toMatchObject(later);
  });

  it.each([
    ['for any other error', 'channel_not_found', called],
    [
      'for an error that is harmless only to another method',
      'already_pinned',
      { ...called, method: 'bookmarks.add' },
    ],
  ])('is rejected for good %s', (_why, error, method) => {
    const failure = { effectKind: 'pin_card', error, people: [], groups: [] };
    expect(outcomeOf(rejects(error), method, facts)).toEqual({
      ...{ kind: 'rejected', error, facts: null, failure },
    });
  });
});
