import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGuide } from '../../demo/guide/read-guide.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { sends } from '../support/signed-request.js';

const guide = readGuide();
let sandbox: Sandbox;
beforeAll(async () => {
  if (!guide) throw new Error('The documentation is missing.');
  sandbox = await startSandbox({ guide });
});
afterAll(() => sandbox.close());

const pages = [...(guide?.files ?? [])].filter(([, { mediaType }]) => mediaType.startsWith('text/html'));
const html = new Map(pages.map(([address, { bytes }]) => [address, bytes.toString()]));
const get = (path: string) => fetch(`${sandbox.url}${path}`, { redirect: 'manual' });

/** Addresses within the guide that a page names, with their anchors. */
function named(text: string): string[] {
  return [...text.matchAll(/ (?:href|src)="([^"]+)"/g)]
    .map(([, url = '']) => url)
    .filter((url) => !/^\w+:/.test(url));
}

describe('the guide', () => {
  it('starts with the list of documents, and has them beside every page', async () => {
    const start = await (await get('/docs/')).text();
    expect(start).toContain('<h1 id="documentation">Documentation</h1>');
    const list = /<nav[\s\S]*<\/nav>/.exec(html.get('/docs/guide/run') ?? '')?.[0] ?? '';
    expect(list).toMatch(
      /in Slack[\s\S]*Declare an incident[\s\S]*aria-current="page">Run it[\s\S]*on the server[\s\S]*Operate/,
    );
    expect(html.get('/docs/guide/declare')).toContain(
      '<p class="next">Next: <a href="/docs/guide/run">Run it</a></p>',
    );
  });

  it.each(pages)(
    'serves %s, whose links, pictures and anchors all lead somewhere',
    async (address, { bytes }) => {
      const answer = await get(address);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
      const text = bytes.toString();
      expect(text).not.toMatch(/<script|\son\w+=|<img[^>]+src="http/);
      const lost = named(text).filter((url) => {
        const [path = '', anchor] = url.split('#');
        const target = path === '' ? address : path;
        if (!guide?.files.has(target)) return true;
        return anchor !== undefined && !html.get(target)?.includes(` id="${anchor}"`);
      });
      expect(lost).toEqual([]);
    },
  );

  it('shows every picture that the pages by task have', async () => {
    const pictures = [...html]
      .filter(([address]) => address.startsWith('/docs/guide/'))
      .flatMap(([, text]) => text.match(/(?<=<img src=")[^"]+/g) ?? []);
    expect(pictures.length).toBeGreaterThanOrEqual(5);
    for (const path of pictures) {
      const answer = await get(path);
      expect(`${answer.status} ${answer.headers.get('content-type')}`, path).toBe('200 image/png');
    }
  });

  it('has nothing else, wherever a path leads', async () => {
    for (const path of ['/docs/nothing', '/docs/guide', '/docs/images/take.mjs', '/docs/package.json'])
      expect((await get(path)).status, path).toBe(404);
    for (const path of [
      '/docs/../package.json',
      '/docs/%2e%2e/package.json',
      '/docs/..%2fpackage.json',
      '/docs//etc/passwd',
    ]) {
      const { status, body } = await sends(sandbox.url, {
        method: 'GET',
        path,
        headers: {},
        body: Buffer.alloc(0),
      });
      expect(`${status} ${body}`, path).not.toContain('"firebreak"');
      if (status !== 404) expect(body, path).toContain('<div id="page">');
    }
    expect((await get('/docs')).headers.get('location')).toBe('/docs/');
  });

  it('is not served to pages of other sites', async () => {
    const headers = { host: 'evil.example' };
    expect(
      (await sends(sandbox.url, { method: 'GET', path: '/docs/', headers, body: Buffer.alloc(0) })).status,
    ).toBe(403);
  });
});
