import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { sends } from '../support/signed-request.js';
import { manifest } from './support/manifest.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
});
afterAll(() => sandbox.close());

const page = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}${path}`, { headers });

describe('the page of the sandbox', () => {
  it('is the same at the address of every person and channel', async () => {
    const home = await (await page('/')).text();
    expect(await (await page('/as/sam/C0GENERAL1')).text()).toBe(home);
  });

  it('names its assets by their build, so that a browser can cache them', async () => {
    const html = await (await page('/')).text();
    expect(html).toMatch(/src="\/assets\/v[0-9a-z]+\/page\/main\.js"/);
  });

  it('refuses requests of other sites and for other host names', async () => {
    expect((await page('/', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await page('/as/dana', { origin: sandbox.url })).status).toBe(200);
  });

  it('serves only its own assets', async () => {
    for (const path of [
      '/assets/v1/browser/shell.js',
      '/assets/state/world.js',
      '/assets/page/..%2fstate/world.js',
    ])
      expect((await page(path)).status, path).toBe(404);
  });
});

describe('pages of other sites', () => {
  const evil = 'evil.example:3000';
  const asked = (path: string, headers: Record<string, string>) =>
    sends(sandbox.url, { method: 'POST', path, headers, body: Buffer.from('channel=C0GENERAL1&text=hello') });
  const form = {
    'content-type': 'application/x-www-form-urlencoded',
    authorization: `Bearer xoxb-sandbox-bot`,
  };
  const paths = [
    '/api/chat.postMessage',
    '/api/auth.test',
    '/commands/x/1/2',
    '/upload/1',
    '/files-pri/x',
    '/oauth/v2/authorize',
  ];

  it('can neither post nor read, by their own address or by a host name that points here', async () => {
    const before = sandbox.calls.length;
    for (const path of [...paths, '/', '/files/x', '/upload-as']) {
      const foreign: Record<string, string>[] = [
        { host: evil },
        { origin: `http://${evil}` },
        { host: evil, origin: `http://${evil}` },
      ];
      for (const headers of foreign)
        expect((await asked(path, { ...form, ...headers })).status, path).toBe(403);
    }
    for (const path of paths)
      for (const site of ['cross-site', 'same-site'])
        expect((await asked(path, { ...form, 'sec-fetch-site': site })).status, path).toBe(403);
    expect(sandbox.calls).toHaveLength(before);
  });

  it('cannot open a socket of the page or of the app', async () => {
    for (const path of ['/page', '/link/1']) {
      const upgrade = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
      const headers = {
        ...upgrade,
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        origin: `http://${evil}`,
      };
      const { status } = await sends(sandbox.url, { method: 'GET', path, headers, body: Buffer.alloc(0) });
      expect(status, path).toBe(0);
    }
  });

  it('are not accepted as redirect URLs of an installation', async () => {
    for (const back of [
      `http://${evil}/`,
      'http://127.0.0.1.evil.example/',
      'javascript:alert(1)',
      'http://127.0.0.1@evil.example/',
    ]) {
      const query = new URLSearchParams({ client_id: sandbox.clientId, redirect_uri: back });
      const response = await fetch(`${sandbox.url}/oauth/v2/authorize?${query}`, { redirect: 'manual' });
      expect(response.status, back).toBe(400);
    }
  });
});
