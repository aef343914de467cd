import { describe, expect, it } from 'vitest';
import {
  nextCursorOf,
  postedIn,
  rejectedUsersOf,
  tsWithKey,
} from '../../../src/slack/perform/answer-fields.js';
import { postOf } from '../../support/scripted-slack.js';

describe('the next page of a list', () => {
  it.each([
    ['follows a cursor', { response_metadata: { next_cursor: 'more' } }, 'more'],
    ['does not follow an empty cursor', { response_metadata: { next_cursor: '' } }, null],
    ['does not follow metadata without a cursor', { response_metadata: {} }, null],
    ['does not follow where nothing is said', {}, null],
  ])('%s', (_title, data, cursor) => expect(nextCursorOf(data)).toBe(cursor));
});

describe('the users who were not invited', () => {
  it.each([
    [
      'are named with their errors',
      { errors: [{ user: 'U2', ok: false, error: 'cant_invite' }] },
      [{ user: 'U2', error: 'cant_invite' }],
    ],
    [
      'are not named if Slack does not name them',
      { errors: [{ error: 'cant_invite' }] },
      [{ user: null, error: 'cant_invite' }],
    ],
    [
      'get an error code of ours if Slack’s is prose',
      { errors: [{ user: 'U2', error: 'Ask <@U1>!' }] },
      [{ user: 'U2', error: 'unknown_error' }],
    ],
    ['are nobody if there are no errors', {}, []],
    ['are nobody if the errors are unreadable', { errors: 7 }, []],
  ])('%s', (_title, data, users) => expect(rejectedUsersOf(data)).toEqual(users));
});

it('finds posts by their key among messages of others', () => {
  const messages = [{ ts: '1.0' }, { ts: '2.0', metadata: {} }, postOf('3.0', 'k2'), postOf('4.0')];
  expect(tsWithKey({ messages }, 'k1')).toEqual(['4.0']);
});

it('does not read an answer without the field that is needed', () => {
  expect(() => postedIn({})).toThrow();
  expect(() => tsWithKey({}, 'k1')).toThrow();
});
