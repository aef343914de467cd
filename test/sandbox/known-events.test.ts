import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { knownEvents } from '../../sandbox/manifest/known-events.js';

const folder = 'node_modules/@slack/types/dist/events';

/** `message` has one subscription per kind of conversation, and `app_rate_limited` needs none. */
const notSubscribed = ['app_rate_limited', 'message'];

it('a manifest may subscribe to every event of Slack’s own types, and to no other', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.d.ts'));
  const text = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n');
  const typed = [...text.matchAll(/^\s+type: '([a-z_]+)'/gm)].map(([, name = '']) => name);
  const ours = [...knownEvents].filter((one) => !one.startsWith('message.'));
  expect(new Set(ours)).toEqual(new Set(typed.filter((one) => !notSubscribed.includes(one))));
});
