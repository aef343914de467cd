import { definitions } from '../../sandbox/web-api/definitions.js';
import { retryAfterMs } from '../../src/slack/retry-after.js';
import type { SlackAnswer } from '../../src/slack/web-api.js';

/** A named response of Slack. */
export type Named = readonly [name: string, answer: SlackAnswer];

/** A successful response with every field that is read. */
export function wellAnswered(): SlackAnswer {
  const data = {
    ok: true,
    ts: '1795442530.000300',
    channel: { id: 'C43' },
    channels: [],
    messages: [],
    users: ['U5'],
    ...{ upload_url: 'https://files.slack.com/upload/v1/x', file_id: 'F1' },
    file: { size: 10, url_private: 'https://files.slack.com/x.png' },
  };
  return { kind: 'ok', data };
}

const strange = {
  ok: true,
  ts: 7,
  channel: 7,
  channels: 'x',
  messages: [null],
  users: {},
  file: [],
  upload_url: 7,
  file_id: {},
  errors: 7,
};

/** No response, or none that helps, for any method. */
export const unhelpful: readonly Named[] = [
  ['silence', { kind: 'silent', error: 'timeout' }],
  ['status 503', { kind: 'silent', error: 'http_503' }],
  ['too many requests', { kind: 'limited', afterMs: retryAfterMs('1') }],
  ['too many requests for years', { kind: 'limited', afterMs: retryAfterMs('999999999') }],
  ['too many requests for no time', { kind: 'limited', afterMs: retryAfterMs('-5') }],
  ['an empty object', { kind: 'ok', data: {} }],
  ['values of other types', { kind: 'ok', data: strange }],
];

/** Every error that Slack defines for the method. */
export function refusalsOf(method: string): Named[] {
  const codes = definitions().get(method)?.errors.keys() ?? [];
  return [...codes, 'an_error_that_unassigned_knows'].map((error) => [
    error,
    { kind: 'rejected', error, data: { ok: false, error } },
  ]);
}
