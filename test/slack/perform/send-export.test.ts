import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Effect } from '../../../src/domain/effect.js';
import { sendExport } from '../../../src/slack/perform/send-export.js';
import { everyEffect } from '../../support/every-effect.js';
import {
  anExportedFile,
  limited,
  lostReply,
  methodsIn,
  ok,
  rejectedWith,
  rejects,
  scriptedSlack,
  silence,
  waits,
} from '../../support/scripted-slack.js';

const toPerson: Extract<Effect, { kind: 'send_export' }> = everyEffect.send_export;
const toChannel = { ...toPerson, isShared: true };
const place = ok({ upload_url: 'https://files.slack.com/upload/v1/x', file_id: 'F1' });
const title = 'INC-42: Checkout is down (2026-11-23 14:10:00 UTC)';
const sharing = ['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'];

describe('the file of an export', () => {
  it('is uploaded, and then shared in the direct conversation with the person', async () => {
    const { context, calls } = scriptedSlack([ok({ channel: { id: 'D1' } }), place, ok(), ok()]);
    expect(await sendExport(context, toPerson)).toEqual({ kind: 'done', facts: null });
    expect(methodsIn(calls)).toEqual(['conversations.open', ...sharing]);
    expect(calls[1]?.args).toEqual({ filename: 'inc-42.md', length: 8 });
    expect(calls[2]?.args.address).toBe('https://files.slack.com/upload/v1/x');
    expect(calls[3]?.args).toMatchObject({ files: [{ id: 'F1' }], channel_id: 'D1' });
  });

  it('is shared in the incident’s channel', async () => {
    const { context, calls } = scriptedSlack([place, ok(), ok()]);
    await sendExport(context, toChannel);
    expect(methodsIn(calls)).toEqual(sharing);
    expect(calls[2]?.args.channel_id).toBe('C42');
  });

  it.each([
    ['no answer', silence, lostReply],
    ['a rate limit', limited, waits],
    ['a full storage', rejects('storage_limit_reached'), rejectedWith('storage_limit_reached')],
  ])('shares nothing after %s to any of the calls before the last', async (_title, answer, result) => {
    for (const answers of [[answer], [place, answer]]) {
      const { context, calls } = scriptedSlack(answers);
      expect(await sendExport(context, toChannel)).toMatchObject(result);
      expect(methodsIn(calls)).toEqual(sharing.slice(0, answers.length));
    }
  });

  it.each(['file_not_found', 'file_update_failed'])('is uploaded again after %s', async (error) => {
    const { context } = scriptedSlack([place, ok(), rejects(error)]);
    expect(await sendExport(context, toChannel)).toMatchObject({ kind: 'later', error });
  });

  it('is not shared again if an attempt that may have been done is in the channel', async () => {
    const message = { ts: '9.1', user: 'U0BOT', files: [{ name: 'inc-42.md', title: title }] };
    const { context, calls } = scriptedSlack([ok({ messages: [{ ts: '8.1' }, message] })], {
      isUncertain: true,
    });
    expect(await sendExport(context, toChannel)).toMatchObject({ kind: 'done' });
    expect(methodsIn(calls)).toEqual(['conversations.history']);
  });

  it('is in the channel once, whatever attempts that were cut off left there', async () => {
    const file = { name: 'inc-42.md', title };
    const progress = { ts: '8.5', metadata: { event_payload: { key: 'k' } } };
    const twice = ['9.2', '9.1'].map((ts) => ({ ts, user: 'U0BOT', files: [file] }));
    const { context, calls } = scriptedSlack([ok({ messages: [...twice, progress] }), ok(), ok()], {
      isUncertain: true,
      key: 'k',
    });
    expect(await sendExport(context, toChannel)).toMatchObject({ kind: 'done' });
    expect(calls.slice(1)).toMatchObject([
      { method: 'chat.delete', args: { ts: '9.2' } },
      { method: 'chat.delete', args: { ts: '8.5' } },
    ]);
  });

  it('is looked for again later if an earlier attempt may still share it', async () => {
    const { context } = scriptedSlack([ok({ messages: [] }), place, ok(), ok()], { isUncertain: true });
    expect(await sendExport(context, toChannel)).toMatchObject({
      kind: 'done',
      dedupe: { channelId: 'C42', file: { title, name: 'inc-42.md' } },
    });
  });

  it('comes with what it doesn’t show, under the title that it may show', async () => {
    const incomplete = ['The PDF of INC-42 lacks fonts for Chinese.'];
    const made = { ...anExportedFile, title: '[redacted: word] is down', incomplete };
    const { context, calls } = scriptedSlack([place, ok(), ok()], {}, { kind: 'none' }, made);
    await sendExport(context, { ...toChannel, profile: 'customer' });
    const { files, initial_comment: comment } = calls[2]?.args ?? {};
    expect(files).toMatchObject([{ title: expect.stringMatching(/^INC-42: \[redacted: word\] is down \(/) }]);
    expect(comment).toContain('The PDF of INC-42 lacks fonts for Chinese.');
    expect(JSON.stringify(calls)).not.toContain('Checkout');
  });

  it('is announced while it is being made, if that takes long', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { context, calls } = scriptedSlack([ok({ ts: '8.5', channel: 'C42' }), ok(), place, ok(), ok()]);
    const makeExport = async () => {
      await vi.advanceTimersByTimeAsync(4_000);
      return anExportedFile;
    };
    expect(await sendExport({ ...context, makeExport }, toChannel)).toMatchObject({ kind: 'done' });
    expect(methodsIn(calls)).toEqual(['chat.postMessage', 'chat.delete', ...sharing]);
    expect(calls[0]?.args.text).toBe('Making *INC-42* as Markdown. That takes a few more seconds.');
  });

  it.each([
    ['another export’s', { user: 'U0BOT', files: [{ title: 'INC-42: Older' }] }],
    ['another person’s', { user: 'U1', files: [{ name: 'inc-42.md', title: title }] }],
  ])('is not taken for %s file', async (_title, message) => {
    const { context, calls } = scriptedSlack(
      [ok({ messages: [{ ts: '9.1', ...message }] }), place, ok(), ok()],
      { isUncertain: true },
    );
    await sendExport(context, toChannel);
    expect(methodsIn(calls)).toEqual(['conversations.history', ...sharing]);
  });

  it('is not sent to a person who cannot see the incident; they read that there is none', async () => {
    const { context, calls } = scriptedSlack([ok()], {}, { kind: 'none' }, { kind: 'hidden' });
    expect(await sendExport(context, toPerson)).toMatchObject({ kind: 'done' });
    expect(calls).toMatchObject([{ method: 'chat.postMessage', args: { channel: 'U1' } }]);
    expect(calls[0]?.args.text).toMatch(/^Your export wasn't sent\. There's no INC-42 that you can see\./);
  });

  it('waits until Slack has confirmed that they are in a private channel', async () => {
    const { context, calls } = scriptedSlack([], {}, { kind: 'none' }, { kind: 'unconfirmed' });
    const result = await sendExport(context, toPerson);
    expect(result).toMatchObject({ kind: 'later', error: 'membership_unconfirmed', isUncertain: false });
    expect(calls).toEqual([]);
  });

  it('waits for its turn while another is being made, however often', async () => {
    const { context } = scriptedSlack([], {}, { kind: 'none' }, { kind: 'busy' });
    expect(await sendExport(context, toPerson)).toMatchObject({ kind: 'later', countsAsAttempt: false });
  });

  it('is made again if its process was stopped, and given up after four times', async () => {
    const stopped = { kind: 'interrupted', error: 'export_killed' } as const;
    const atAttempt = async (attempt: number) => {
      const { context } = scriptedSlack([], {}, { kind: 'none' }, stopped);
      return sendExport({ ...context, task: { ...context.task, attempt } }, toPerson);
    };
    expect(await atAttempt(3)).toMatchObject({
      kind: 'later',
      error: 'export_killed',
      countsAsAttempt: true,
    });
    expect(await atAttempt(4)).toMatchObject(rejectedWith('export_killed'));
  });

  it('is given up if it cannot be made', async () => {
    const failed = { kind: 'failed', error: 'pdf_timeout' } as const;
    const { context } = scriptedSlack([], {}, { kind: 'none' }, failed);
    expect(await sendExport(context, toPerson)).toMatchObject(rejectedWith('pdf_timeout'));
  });
});
