import { describe, expect, it } from 'vitest';
import type { Download } from '../../../src/slack/download-file.js';
import { copyFile } from '../../../src/slack/perform/copy-file.js';
import type { SlackAnswer } from '../../../src/slack/web-api.js';
import { aPicture } from '../../support/a-picture.js';
import { everyEffect } from '../../support/every-effect.js';
import {
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

const effect = everyEffect.copy_file;
const address = 'https://files.slack.com/files-pri/T1-F1/x.png';
const file = (more = {}) => ok({ file: { size: 200, mode: 'hosted', url_private: address, ...more } });
const nothing = { kind: 'done', facts: null };

describe('the copy of an image', () => {
  it.each([
    ['is fetched from its download address', { url_private_download: `${address}/download` }, '/download'],
    ['is fetched from its private address if there is no other', {}, ''],
  ])('%s', async (_title, more, path) => {
    const { context, calls } = scriptedSlack([file(more)], {}, { kind: 'ok', bytes: aPicture() });
    expect(await copyFile(context, effect)).toMatchObject({
      ...{ kind: 'done', facts: { kind: 'copy', fileId: 'F1', ts: effect.ts, mediaType: 'image/png' } },
    });
    expect(calls).toEqual([
      { method: 'files.info', args: { file: 'F1' } },
      { method: 'download', args: { address: `${address}${path}`, maxBytes: 5_000_000 } },
    ]);
  });

  it.each<[string, SlackAnswer, object]>([
    ['is skipped if the file is one byte too large', file({ size: 5_000_001 }), nothing],
    ['is skipped if the file was deleted', file({ mode: 'tombstone' }), nothing],
    ['is skipped if Slack names no address', file({ url_private: null }), nothing],
    ['is skipped if the file is unknown', rejects('file_not_found'), nothing],
    [
      'is rejected with any other error of Slack',
      rejects('not_allowed_token_type'),
      rejectedWith('not_allowed_token_type'),
    ],
    ['is retried after a lost reply', silence, lostReply],
    ['waits for the rate limit', limited, waits],
  ])('%s, without a download', async (_title, answer, result) => {
    const { context, calls } = scriptedSlack([answer]);
    expect(await copyFile(context, effect)).toMatchObject(result);
    expect(methodsIn(calls)).toEqual(['files.info']);
  });

  it.each<[string, Download, object]>([
    ['is skipped if the bytes are gone or too many', { kind: 'none' }, nothing],
    ['is skipped if the bytes are no image', { kind: 'ok', bytes: Buffer.from('<svg/>') }, nothing],
    ['is retried if the download is cut off', silence, lostReply],
    ['waits for the rate limit of downloads', limited, waits],
    ['is rejected if Slack refuses the bytes', rejects('http_403'), rejectedWith('http_403')],
  ])('%s', async (_title, download, result) => {
    const { context } = scriptedSlack([file()], {}, download);
    expect(await copyFile(context, effect)).toMatchObject(result);
  });
});
