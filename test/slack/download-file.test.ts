import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mayShowToken, openDownloads } from '../../src/slack/download-file.js';

async function aServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

function download(origin: string, maxBytes = 100, timeoutMs = 2_000) {
  const options = {
    token: 'xoxb-1',
    workspaceId: 'T1',
    apiUrl: `${origin}/api/`,
    proxy: null,
    timeoutMs,
    onCall: () => {},
  };
  return openDownloads(options)(`${origin}/files-pri/T1-F1/graph.png`, { maxBytes, trace: 'trace' });
}

describe('a file is fetched', () => {
  it('with the token of the bot, whole', async () => {
    const origin = await aServer((request, response) => response.end(request.headers.authorization));
    expect(await download(origin)).toEqual({ kind: 'ok', bytes: Buffer.from('Bearer xoxb-1') });
  });

  it.each([100, 101])(
    'up to the size that was asked for, however large it says it is: %i bytes',
    async (size) => {
      const origin = await aServer((_request, response) => {
        response.write(Buffer.alloc(60));
        response.end(Buffer.alloc(size - 60));
      });
      expect((await download(origin)).kind).toBe(size > 100 ? 'none' : 'ok');
    },
  );

  it('no further than asked for, where it never ends', async () => {
    const origin = await aServer((_request, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(50)), 5);
      response.on('close', () => clearInterval(timer));
    });
    expect(await download(origin)).toEqual({ kind: 'none' });
  });

  it('from nowhere else than where it was asked for', async () => {
    let visits = 0;
    const elsewhere = await aServer((_request, response) => {
      visits += 1;
      response.end('mine');
    });
    const origin = await aServer((_request, response) =>
      response.writeHead(302, { location: elsewhere }).end(),
    );
    expect(await download(origin)).toMatchObject({ kind: 'rejected', error: 'http_302' });
    expect(visits).toBe(0);
  });

  it.each([
    [404, { kind: 'none' }],
    [403, { kind: 'rejected', error: 'http_403' }],
    [429, { kind: 'limited', afterMs: 7_000 }],
    [503, { kind: 'silent', error: 'http_503' }],
  ])('or not, as status %i says', async (status, expected) => {
    const origin = await aServer((_request, response) =>
      response.writeHead(status, { 'retry-after': '7' }).end('no'),
    );
    expect(await download(origin)).toMatchObject(expected);
  });

  it('or not, where no answer comes in time or nobody is there', async () => {
    const origin = await aServer((_request, response) => void response.write('a'));
    expect(await download(origin, 100, 100)).toEqual({ kind: 'silent', error: 'timeout' });
    expect((await download('http://127.0.0.1:9', 100, 500)).kind).toBe('silent');
  });
});

describe('the token is shown', () => {
  it.each([
    'https://files.slack.com/files-pri/T1-F1/download/graph.png',
    'https://slack-files.com/T1-F1-0',
    'https://acme.enterprise.slack.com/files/F1',
  ])('to Slack: %s', (address) => {
    expect(mayShowToken(address, null)).toBe(true);
  });

  it.each([
    'http://files.slack.com/files-pri/T1-F1/graph.png',
    'https://files.slack.com.example.com/F1',
    'https://evilslack.com/F1',
    'https://files.slack.com@example.com/F1',
    'https://user:pw@files.slack.com/F1',
    'https://files.slack.com:8443/F1',
    'https://example.com/?files.slack.com',
    'https://example.com#.slack.com',
    'file:///etc/passwd',
    'http://127.0.0.1:9/F1',
    'graph.png',
    '',
  ])('to nobody else: %s', (address) => {
    expect(mayShowToken(address, null)).toBe(false);
  });

  it('to where SLACK_API_URL points, by scheme, host and port', () => {
    expect(mayShowToken('http://127.0.0.1:9/F1', 'http://127.0.0.1:9/api/')).toBe(true);
    expect(mayShowToken('http://127.0.0.1:10/F1', 'http://127.0.0.1:9/api/')).toBe(false);
    expect(mayShowToken('https://127.0.0.1:9/F1', 'http://127.0.0.1:9/api/')).toBe(false);
  });
});
