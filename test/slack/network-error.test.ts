import { describe, expect, it } from 'vitest';
import { networkError } from '../../src/slack/network-error.js';
import { openWebApi } from '../../src/slack/web-api.js';
import { freePort } from '../support/free-port.js';

/** What a call to this address comes to. */
async function errorAt(apiUrl: string): Promise<string> {
  const options = { token: 'xoxb-1', workspaceId: 'T1', proxy: null, timeoutMs: 1_000, onCall: () => {} };
  const answer = await openWebApi({ ...options, apiUrl })('auth.test', {}, 'trace');
  return answer.kind === 'silent' ? answer.error : answer.kind;
}

describe('a call that does not get through', () => {
  it('says that the port is closed', async () => {
    expect(await errorAt(`http://127.0.0.1:${await freePort()}/api/`)).toBe('econnrefused');
  });

  it.each([
    [inFetch('ENOTFOUND'), 'enotfound'],
    [inFetch('SELF_SIGNED_CERT_IN_CHAIN'), 'self_signed_cert_in_chain'],
    [inFetch('UND_ERR_CONNECT_TIMEOUT'), 'timeout'],
    [fetchFailed(new AggregateError([coded('ENETUNREACH')])), 'enetunreach'],
    [Object.assign(coded('slack_webapi_request_error'), { original: inFetch('ECONNRESET') }), 'econnreset'],
    [new DOMException('The operation was aborted due to timeout', 'TimeoutError'), 'timeout'],
    [new Error('at https://user:pass@host'), 'no_answer'],
    [null, 'no_answer'],
  ])('is named by its innermost reason, never by a message: %#', (error, name) => {
    expect(networkError(error)).toBe(name);
  });
});

function coded(code: string): Error {
  return Object.assign(new Error('to db.internal'), { code });
}

function fetchFailed(cause: Error): Error {
  return new TypeError('fetch failed', { cause });
}

function inFetch(code: string): Error {
  return fetchFailed(coded(code));
}
