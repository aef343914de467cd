import { expect, it } from 'vitest';
import { isSessionEnd } from '../../src/db/connection/stale-session.js';

it.each(['57P01', '57P02', '57P03', '08006', '08P01', 'CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE'])(
  'treats a session as ended after %s',
  (code) => {
    expect(isSessionEnd(Object.assign(new Error('gone'), { code }))).toBe(true);
  },
);

it.each(['23505', '22P02', '40001', '25006', '53300'])(
  'does not treat a session as ended after %s',
  (code) => {
    expect(isSessionEnd(Object.assign(new Error('refused'), { code }))).toBe(false);
  },
);
