import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dict, text } from '../../sandbox/json.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aPageConnection, type PageConnection } from '../support/page-connection.js';
import { manifest } from './support/manifest.js';

let sandbox: Sandbox;
let dana: PageConnection;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
  dana = await aPageConnection(sandbox.url);
});
beforeEach(() => sandbox.reset());
afterAll(async () => {
  dana.close();
  await sandbox.close();
});

async function uploaded(name: string, bytes: string, as = 'U0DANA0001'): Promise<string | undefined> {
  const asked = new URLSearchParams({ as, name });
  const answer = await fetch(`${sandbox.url}/upload-as?${asked}`, { method: 'POST', body: bytes });
  return text(dict(await answer.json()).id);
}

const shares = (files: (string | undefined)[], channel = 'C0GENERAL1') =>
  dana.act({ kind: 'types', line: '', channel, files: files.filter((one) => one !== undefined) });
const gets = (id: string | undefined, as: string) => fetch(`${sandbox.url}/files/${id}/x?as=${as}`);

describe('a file that a person uploads in the page', () => {
  it('is shared with the message, and the app is notified', async () => {
    const id = await uploaded('notes.md', '# Notes');
    expect(await shares([id])).toEqual({});
    const [message] = sandbox.channel('general').messages;
    expect(message).toMatchObject({ subtype: 'file_share', files: [{ id, name: 'notes.md', size: 7 }] });
  });

  it('can be downloaded only by people who can see its channel', async () => {
    const id = await uploaded('plan.txt', 'secret');
    expect((await gets(id, 'U0SAM00002')).status).toBe(404);
    await shares([id], 'C0LEADS004');
    expect(await (await gets(id, 'U0PRIYA003')).text()).toBe('secret');
    expect((await gets(id, 'U0SAM00002')).status).toBe(404);
    expect((await gets(id, 'nobody')).status).toBe(404);
  });

  it('never runs in the page: only images are displayed, and their type is not guessed', async () => {
    const id = await uploaded('x.html', '<script>alert(1)</script>');
    await shares([id]);
    const { headers } = await gets(id, 'U0DANA0001');
    expect(headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  it('is displayed if it is an image', async () => {
    const id = await uploaded('graph.png', 'png');
    await shares([id]);
    const { headers } = await gets(id, 'U0DANA0001');
    expect(headers.get('content-disposition')).toMatch(/^inline; /);
    expect(headers.get('content-type')).toBe('image/png');
  });

  it('is shared once, by the person who uploaded it', async () => {
    const id = await uploaded('a.txt', 'a');
    const sams = await uploaded('b.txt', 'b', 'U0SAM00002');
    await shares([id]);
    expect((await shares([id])).failed).toContain('no longer exists');
    expect((await shares([sams])).failed).toContain('no longer exists');
  });

  it('is accepted from this page only', async () => {
    const answer = await fetch(`${sandbox.url}/upload-as?as=U0DANA0001&name=a`, {
      method: 'POST',
      body: 'a',
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
  });

  it('is refused with Slack’s error if it is too large or its person has left', async () => {
    const large = await fetch(`${sandbox.url}/upload-as?as=U0DANA0001&name=a`, {
      method: 'POST',
      body: new Uint8Array(50_000_001),
    });
    expect([large.status, await large.json()]).toEqual([413, { error: 'file_upload_size_restricted' }]);
    expect(await uploaded('a', 'a', 'U0GONE0007')).toBeUndefined();
  });
});

describe('a file that the app uploads', () => {
  it('can be downloaded in the page by the person it was sent to', async () => {
    const client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl });
    const { channel } = await client.conversations.open({ users: 'U0DANA0001' });
    const { file_id = '', upload_url = '' } = await client.files.getUploadURLExternal({
      ...{ filename: 'inc-1.md', length: 6 },
    });
    await fetch(upload_url, { method: 'POST', body: '# INC-1' });
    await client.files.completeUploadExternal({
      ...{ files: [{ id: file_id, title: 'INC-1' }], channel_id: channel?.id ?? '' },
    });
    const own = await gets(file_id, 'U0DANA0001');
    expect(own.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''inc-1.md");
    expect(await own.text()).toBe('# INC-1');
    expect((await gets(file_id, 'U0SAM00002')).status).toBe(404);
  });
});
