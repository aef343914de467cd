import { describe, expect, it } from 'vitest';
import { postOnce, postPresent } from '../../../src/slack/perform/post.js';
import { anIncident } from '../../support/an-incident.js';
import {
  limited,
  methodsIn,
  ok,
  postOf,
  rejects,
  scriptedSlack,
  silence,
} from '../../support/scripted-slack.js';

const view = { text: 'words', blocks: [] };

describe('a message that is posted once', () => {
  it('is posted with its key at the first attempt, without a search', async () => {
    const { context, calls } = scriptedSlack([ok({ ts: '7.1' })]);
    expect(await postOnce(context, 'C42', view)).toEqual({
      ...{ kind: 'posted', channelId: 'C42', ts: '7.1', mayRepeat: false },
    });
    expect(calls).toMatchObject([
      { method: 'chat.postMessage', args: { channel: 'C42', metadata: { event_payload: { key: 'k1' } } } },
    ]);
  });

  it('is not posted again if an earlier attempt has posted it', async () => {
    const history = ok({ messages: [postOf('7.1'), postOf('7.2', 'k2')] });
    const { context, calls } = scriptedSlack([history], { isUncertain: true, attempt: 2 });
    expect(await postOnce(context, 'C42', view)).toMatchObject({ ts: '7.1', mayRepeat: false });
    expect(methodsIn(calls)).toEqual(['conversations.history']);
  });

  it('may still repeat after a third attempt, even if it is found', async () => {
    const { context } = scriptedSlack([ok({ messages: [postOf('7.1')] })], { isUncertain: true, attempt: 3 });
    expect(await postOnce(context, 'C42', view)).toMatchObject({ ts: '7.1', mayRepeat: true });
  });

  it('is posted, and may repeat, if no earlier attempt is found on any page', async () => {
    const first = ok({ messages: [], response_metadata: { next_cursor: 'more' } });
    const { context, calls } = scriptedSlack([first, ok({ messages: [] }), ok({ ts: '7.1' })], {
      isUncertain: true,
    });
    expect(await postOnce(context, 'C42', view)).toMatchObject({ ts: '7.1', mayRepeat: true });
    expect(calls[1]?.args).toMatchObject({ cursor: 'more' });
  });

  it('is left once where several attempts have posted it: the oldest', async () => {
    const history = ok({ messages: [postOf('7.3'), postOf('7.1'), postOf('7.2')] });
    const { context, calls } = scriptedSlack([history, ok(), rejects('message_not_found')], {
      isUncertain: true,
    });
    expect(await postOnce(context, 'C42', view)).toMatchObject({ ts: '7.1' });
    expect(calls.slice(1)).toEqual([
      { method: 'chat.delete', args: { channel: 'C42', ts: '7.2' } },
      { method: 'chat.delete', args: { channel: 'C42', ts: '7.3' } },
    ]);
  });

  it('keeps the known card rather than the oldest', async () => {
    const history = ok({ messages: [postOf('7.1'), postOf('7.2')] });
    const incident = anIncident({ channelId: 'C42', cardTs: '7.2' });
    const { context, calls } = scriptedSlack([history, ok()], { isUncertain: true, incident });
    expect(await postOnce(context, 'C42', view)).toMatchObject({ ts: '7.2' });
    expect(calls[1]?.args).toEqual({ channel: 'C42', ts: '7.1' });
  });

  it.each([
    ['is retried as uncertain after silence', silence, { kind: 'later', isUncertain: true }],
    [
      'waits as long as Slack says, without counting an attempt',
      limited,
      { kind: 'later', afterMs: 7_000, countsAsAttempt: false, isUncertain: false },
    ],
    [
      'is retried after a passing error that did nothing',
      rejects('service_unavailable'),
      { kind: 'later', isUncertain: false },
    ],
    [
      'is retried as uncertain after an error that may have posted',
      rejects('internal_error'),
      { kind: 'later', isUncertain: true },
    ],
    [
      'is rejected for good after any other error',
      rejects('msg_too_long'),
      { kind: 'rejected', error: 'msg_too_long' },
    ],
  ])('%s', async (_title, answer, result) => {
    const { context } = scriptedSlack([answer]);
    expect(await postOnce(context, 'C42', view)).toMatchObject(result);
  });

  it('is not posted while it cannot be searched for', async () => {
    const silent = scriptedSlack([silence], { isUncertain: true });
    expect(await postOnce(silent.context, 'C42', view)).toMatchObject({ kind: 'later' });
    const outside = scriptedSlack([rejects('not_in_channel')], { isUncertain: true });
    expect(await postOnce(outside.context, 'C42', view)).toMatchObject({
      ...{ kind: 'rejected', error: 'unconfirmed' },
    });
  });
});

describe('a message that shows the current state', () => {
  it('is edited to show it if an earlier attempt has posted it', async () => {
    const { context, calls } = scriptedSlack([ok({ messages: [postOf('7.1')] }), ok()], {
      isUncertain: true,
    });
    expect(await postPresent(context, 'C42', view)).toMatchObject({ kind: 'posted', ts: '7.1' });
    expect(calls[1]).toMatchObject({ method: 'chat.update', args: { ts: '7.1', text: 'words' } });
  });

  it('counts as posted if Slack rejects the edit, and is retried if Slack does not answer', async () => {
    const history = ok({ messages: [postOf('7.1')] });
    const rejected = scriptedSlack([history, rejects('edit_window_closed')], { isUncertain: true });
    expect(await postPresent(rejected.context, 'C42', view)).toMatchObject({ kind: 'posted' });
    const silent = scriptedSlack([history, silence], { isUncertain: true });
    expect(await postPresent(silent.context, 'C42', view)).toMatchObject({ kind: 'later' });
  });
});
