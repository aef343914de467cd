import { describe, expect, it } from 'vitest';
import { readProxies } from '../../src/config/proxies.js';

describe("a company's proxies", () => {
  it.each([
    [{}, null],
    [{ NO_PROXY: 'db' }, null],
    [{ HTTPS_PROXY: 'http://proxy:3128' }, { https: 'http://proxy:3128', http: '', except: '' }],
    [
      {
        HTTPS_PROXY: 'http://proxy:3128',
        HTTP_PROXY: 'http://other:3128',
        NO_PROXY: 'localhost,.example.com',
      },
      { https: 'http://proxy:3128', http: 'http://other:3128', except: 'localhost,.example.com' },
    ],
    [
      { HTTPS_PROXY: 'http://big:1', https_proxy: 'http://small:1', no_proxy: '*' },
      { https: 'http://small:1', http: '', except: '*' },
    ],
  ])('are those that the environment names: %j', (env, proxies) => {
    expect(readProxies(env)).toEqual({ kind: 'ok', value: proxies });
  });

  it.each(['proxy:3128', 'socks5://proxy:1080'])('must be HTTP proxies: %s', (https) => {
    const read = readProxies({ HTTPS_PROXY: https });
    expect(read).toMatchObject({ kind: 'faults', faults: [{ where: 'HTTPS_PROXY' }] });
  });

  it('keep their password out of what is wrong with them', () => {
    expect(JSON.stringify(readProxies({ HTTP_PROXY: 'socks5://me:hush@proxy:1080' }))).not.toContain('hush');
  });
});
