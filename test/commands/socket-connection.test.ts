import type { App } from '@slack/bolt';
import { expect, it } from 'vitest';
import { openSocketConnection } from '../../src/commands/bolt/receive/socket-connection.js';
import { aSlackProxy, type SocketAnswer } from '../support/slack-proxy.js';

const refusals = [
  ...[
    'invalid_auth',
    'account_inactive',
    'not_authed',
    'user_removed_from_team',
    'team_disabled',
    'internal_error',
  ],
  ...[
    'link_disabled',
    'too_many_websockets',
    'missing_scope',
    'ratelimited',
    'token_revoked',
    'forbidden_team',
  ],
];
const garbage: SocketAnswer[] = [
  ...['<html>Bad gateway</html>', '', 'null', '[]', '{}', '{"ok":true}', '{"ok":true,"url":7}'].map(
    (raw) => ({ raw }),
  ),
  ...['{"ok":true,"url":"nonsense"}', '{"ok":true,"url":"http://127.0.0.1:1/"}'].map((raw) => ({ raw })),
  ...['{"ok":false}', '{"ok":false,"error":{}}', '{"ok":false,"error":"<b>said by a proxy</b>"}'].map(
    (raw) => ({ raw }),
  ),
  ...[301, 400, 404, 429, 500, 502, 503].map((status) => ({ raw: '<html>', status })),
  'breaks off',
];

it('tells why there is no socket, in Slack’s own code or in a word of ours, and never fails', async () => {
  const front = await aSlackProxy({ apiUrl: 'http://127.0.0.1:1/' });
  const open = () =>
    openSocketConnection({
      ...{ appToken: 'xapp-1', apiUrl: front.apiUrl, proxy: null, logger: quiet },
      app: {} as unknown as App,
      onFailure: () => false,
      onMalformed: () => {},
    });
  for (const error of refusals) {
    front.answerWith({ error });
    expect(await open().opened).toEqual({ kind: 'rejected', error });
  }
  for (const answer of garbage) {
    front.answerWith(answer);
    const failure = await open().opened;
    expect(failure?.kind, JSON.stringify(answer)).not.toBe('rejected');
    expect(failure?.error, JSON.stringify(answer)).toMatch(
      /^(no_answer|closed|ratelimited|econnrefused|und_err_socket)$/,
    );
  }
  front.answerWith(null);
  const connection = open();
  expect(await connection.opened).toBeNull();
  connection.close();
  await connection.closed;
});

const none = (): void => {};
const quiet = {
  ...{ debug: none, info: none, warn: none, error: none, setLevel: none, setName: none },
  getLevel: () => 'error' as never,
};
