import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultPolicy } from '../../../src/config/policy/default-policy.js';
import { type RuleMaterial, rulesMet } from '../../../src/domain/timeline/rules/rules-met.js';
import { messageOf } from '../../../src/slack/read/read-message.js';

const all = { alerts: true, deploys: true, images: true, responders: true };
const none = { alerts: false, deploys: false, images: false, responders: false };

const stamp = (seconds: number) => `${1_795_442_520 + seconds}.000100`;

function said(seconds: number, more: Partial<RuleMaterial> = {}): RuleMaterial {
  const plain = { authorId: 'U1', isBot: false, text: 'hello', hasImage: false, isDeleted: false };
  return { ts: stamp(seconds), ...plain, ...more };
}
const alert = (seconds: number) =>
  said(seconds, { authorId: 'B1', isBot: true, text: '[FIRING:1] HighLatency' });
const image = (seconds: number) => said(seconds, { text: '', hasImage: true });

const met = (messages: RuleMaterial[], rules: Partial<typeof all>) =>
  rulesMet(messages, { ...none, ...rules }).map(
    ({ ts, rule }) => `${rule} ${messages.findIndex((one) => one.ts === ts)}`,
  );

describe('the rules', () => {
  it('match alerts and deploy notices only from bots', () => {
    const messages = [
      alert(0),
      said(1, { text: '[FIRING:1] HighLatency' }),
      said(2, { isBot: true, text: 'Deployed 4f2c1' }),
    ];
    expect(met(messages, { alerts: true, deploys: true })).toEqual(['alerts 0', 'deploys 2']);
  });

  it('match images in the minute after an alert, and no others', () => {
    expect(met([image(-1), alert(0), image(30), image(60), image(61)], { images: true })).toEqual([
      'images 2',
      'images 3',
    ]);
  });

  it('do not match an image that is itself an alert', () => {
    expect(met([{ ...alert(0), hasImage: true }], { images: true })).toEqual([]);
  });

  it('match the first message of each person that was not deleted', () => {
    const messages = [said(0, { isDeleted: true }), said(1), said(2), said(3, { authorId: 'U2' }), alert(4)];
    expect(met(messages, { responders: true })).toEqual(['responders 1', 'responders 3']);
  });

  it('match nothing if they are off, and no deleted messages', () => {
    expect(rulesMet([alert(0), image(1)], none)).toEqual([]);
    expect(rulesMet([{ ...alert(0), isDeleted: true }, image(1)], { ...all, responders: false })).toEqual([]);
  });

  it('match the same messages in any order', () => {
    const anyMessage = fc.record({
      ts: fc.integer({ min: 0, max: 200 }).map(stamp),
      authorId: fc.constantFrom('U1', 'U2', 'B1', ''),
      isBot: fc.boolean(),
      text: fc.constantFrom('hello', '[FIRING:1] HighLatency', 'Deployed 4f2c1'),
      hasImage: fc.boolean(),
      isDeleted: fc.boolean(),
    });
    const anyChannel = fc.uniqueArray(anyMessage, { selector: ({ ts }) => ts, maxLength: 12 });
    const jumbled = anyChannel.chain((messages) =>
      fc.tuple(fc.constant(messages), fc.shuffledSubarray(messages, { minLength: messages.length })),
    );
    fc.assert(
      fc.property(jumbled, ([a, b]) => {
        expect(rulesMet(b, all)).toEqual(rulesMet(a, all));
      }),
    );
  });
});

describe('channels in which bots write prose', () => {
  const folder = 'test/fixtures/channels';
  const channels = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  it.each(channels.map(({ name }) => name))('match no rule of the default policy: %s', (name) => {
    const raw = z
      .array(z.unknown())
      .parse(JSON.parse(readFileSync(join(folder, name, 'messages.json'), 'utf8')));
    const messages = raw.flatMap((one) => messageOf(one, { workspaceId: 'T1', channelId: 'C1' }) ?? []);
    expect(messages.length).toBeGreaterThan(3);
    const materials = messages.map(({ content, ...message }) => ({
      ...message,
      text: content.text,
      hasImage: content.files.some(({ mimetype }) => mimetype.startsWith('image/')),
      isDeleted: false,
    }));
    expect(rulesMet(materials, defaultPolicy().timeline.rules)).toEqual([]);
  });
});
