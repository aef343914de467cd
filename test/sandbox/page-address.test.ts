import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { manifest } from './support/manifest.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
});
afterAll(() => sandbox.close());

const page = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}${path}`, { headers });

describe('the page of the sandbox', () => {
  it('is the same at every address of a person and a channel', async () => {
    const home = await (await page('/')).text();
    expect(await (await page('/as/sam/C0GENERAL1')).text()).toBe(home);
  });

  it('names its parts by the build they are from, so that a browser may keep them until the next', async () => {
    const html = await (await page('/')).text();
    expect(html).toMatch(/src="\/assets\/v[0-9a-z]+\/page\/main\.js"/);
  });

  it('is not for other sites, nor for names of other machines', async () => {
    expect((await page('/', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await page('/as/dana', { origin: sandbox.url })).status).toBe(200);
  });

  it('hands out nothing but its own parts', async () => {
    for (const path of [
      '/assets/v1/browser/shell.js',
      '/assets/state/world.js',
      '/assets/page/..%2fstate/world.js',
    ])
      expect((await page(path)).status, path).toBe(404);
  });
});
