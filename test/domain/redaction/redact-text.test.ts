import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { personal } from '../../../src/domain/redaction/personal.js';
import { redactText } from '../../../src/domain/redaction/redact-text.js';
import { secrets } from '../../../src/domain/redaction/secrets.js';
import { tokens } from '../../../src/domain/redaction/tokens.js';
import { webhooks } from '../../../src/domain/redaction/webhooks.js';
import { bestMs } from '../../support/best-ms.js';
import { worstTexts } from '../../support/worst-texts.js';
import { secretsIn } from './secrets.js';
import { serviceSecrets } from './service-secrets.js';

const kinds = [...tokens, ...webhooks, ...secrets, ...personal];

describe.each(Object.entries(secretsIn))('of %s', (_name, samples) => {
  it.each(samples)('nothing is left: $secret', ({ secret, text = 'see … there' }) => {
    const redacted = redactText(
      text.replace('…', () => secret),
      kinds,
    );
    const [before = '', after = ''] = text.split('…');
    expect(redacted.text).toContain('[redacted: ');
    const left = redacted.text.replaceAll(/\[redacted: [^\]]+\]/g, '');
    for (const part of partsOf(secret))
      if (!`${before} ${after}`.includes(part)) expect(left).not.toContain(part);
    expect([...redacted.counts.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  });
});

describe.each(Object.entries(serviceSecrets))('a token of %s', (_service, secret) => {
  it.each(['see … there', '`…`', '{"k":"…"}', '(…), then', 'https://x.example/?t=…&b=1', '```\nX=…\n```'])(
    'is gone whole from %s, and its neighbors stay',
    (text) => {
      const redacted = redactText(
        text.replace('…', () => secret),
        kinds,
      );
      expect(redacted.text.replace(/\[redacted: [^\]]+\]/, '…')).toBe(text);
    },
  );
});

/** Each three characters in a row of it. */
function partsOf(secret: string): string[] {
  return [...secret]
    .slice(0, -2)
    .map((_, index) => secret.slice(index, index + 3))
    .filter((part) => /^\S+$/.test(part));
}

describe('what looks like a secret and is none', () => {
  it.each([
    ...[
      'password: $PASSWORD',
      'password=<password>',
      'token: {{token}}',
      'secret: null',
      'pass: yes',
      'api_key: ***',
    ],
    ...[
      'the password is wrong',
      'token: expired',
      'Basic authentication',
      'Bearer of bad news',
      'secretName: pay-db',
    ],
    ...[
      'v1.2.3.4',
      'listens on 127.0.0.1 and ::1',
      'at 12:30:45',
      'std::vector',
      '1764000000000',
      '4f2c1e9 rolled back',
    ],
    ...[
      '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
      'https://status.example/42',
      'pay@v2',
      'INC-42 and ACT-17',
      'p99 is 9 s',
    ],
    ...[
      'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    ],
    ...[
      '2026-11-23 14:02',
      '1 234 567 requests',
      'config.local.yml',
      'PASSED: 1,024 tests',
      'CrashLoopBackOff',
    ],
    ...[
      'checkoutPaymentProviderHealthCheckFailedV2',
      'checkout-7d9f8b6c5d-x2x9z restarted 12 times',
      '2026-11-23T14:02:11.123Z v1.24.3-rc.1+build.42',
      'sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709 INC-42 RB-3',
      'arn and ocid are ids; pat, live_demo and test_users are names',
      'gs://backups/2026/11/27/db-full.tar.zst',
      'KafkaConsumerLagHighAlertV2Eu1',
      'https://github.com/acme/pay/commit/4f2c1e9d0b7a6c5e4f3d2c1b0a9f8e7d6c5b4a39',
    ],
  ])('stays: %s', (text) => {
    expect(redactText(text, kinds)).toEqual({ text, counts: new Map() });
  });

  it('is found in real runbooks once in 10,000 characters at most', () => {
    const files = readdirSync('test/fixtures/runbooks').filter((name) => name.endsWith('.md'));
    const all = files.map((name) => readFileSync(`test/fixtures/runbooks/${name}`, 'utf8')).join('\n');
    const { counts } = redactText(all, [...tokens, ...webhooks, ...secrets]);
    expect(all.length).toBeGreaterThan(40_000);
    expect(Object.fromEntries(counts)).toEqual({});
  });
});

it('keeps everything around it, and says what was there', () => {
  const { text, counts } = redactText('Set `password=hunter2`, then ask dana@a.example (10.1.2.3).', kinds);
  expect(text).toBe(
    'Set `password=[redacted: password]`, then ask [redacted: email] ([redacted: IP address]).',
  );
  expect(Object.fromEntries(counts)).toEqual({ password: 1, email: 1, 'IP address': 1 });
});

it('takes what overlaps as one, so that half of neither is left', () => {
  expect(redactText('postgres://pay:hunter2@db-1.pay.internal:5432/pay', kinds).text).toBe(
    'postgres://[redacted: password]:5432/pay',
  );
});

it('takes time that grows with the length of a text, whatever is in it', async () => {
  const hard = [
    'eyJ-',
    'xoxb-',
    'password="',
    '-----BEGIN RSA PRIVATE KEY-----\nabc ',
    'a@',
    '1:',
    'DE12 ',
    'http://',
    'a.',
  ];
  const texts = [...hard.map((part) => part.repeat(20_000 / part.length)), ...worstTexts(20_000)];
  for (const text of texts)
    expect(await bestMs(() => redactText(text, kinds), 300), text.slice(0, 40)).toBeLessThan(300);
});
