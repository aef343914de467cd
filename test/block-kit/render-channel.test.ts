import { describe, expect, it } from 'vitest';
import type { ChannelMessage } from '../../sandbox/transcript/channel-message.js';
import { renderChannel } from '../../sandbox/transcript/render-channel.js';
import { aReader, secondsAt } from './a-reader.js';
import { actions, button, mrkdwn, section } from './samples.js';

const at = (time: string, more: Partial<ChannelMessage>, day?: string): ChannelMessage => ({
  ts: `${secondsAt(time, day)}.000100`,
  ...more,
});
const read = (messages: ChannelMessage[], width = 76) =>
  `\n${renderChannel({ name: 'inc-42-checkout', topic: 'sev1 · <@U1> leads', messages }, aReader(), { width })}\n`;
const bot = { bot_id: 'B1', username: 'Firebreak' };

describe('a channel in a transcript', () => {
  it('reads as its members see it', () => {
    const card = [section({ text: mrkdwn('*sev1* · Checkout is down in Europe') }), actions(button())];
    expect(
      read([
        at('14:07', {
          user: 'U2',
          text: 'p99 of payments-api is *9 s* since 13:50, and it only hits one of our providers',
          reactions: [{ name: 'eyes', count: 2 }],
          replies: [
            at('14:08', { user: 'U3', text: 'confirmed, 日本 too' }),
            at('14:09', {
              user: 'U1',
              text: 'I rolled back `4f2c1` and watch the error rate for ten minutes',
              edited: {},
            }),
          ],
        }),
        at('14:02', { user: 'U1', subtype: 'channel_join', text: '<@U1> has joined the channel' }),
        at('14:03', { user: 'U1', subtype: 'channel_topic', text: 'set the channel topic: sev1' }),
        at('14:04', { ...bot, text: 'INC-42', blocks: card, pinned_to: ['C42'], edited: {} }),
        at('14:20', { user: 'U3', text: 'ok', edited: {} }),
        at('09:30', { user: 'U3', subtype: 'me_message', text: 'is back' }, '2026-11-24'),
      ]),
    ).toBe(`
#inc-42-checkout
sev1 · @Dana leads
────────────────────────────────────────────────────────────────────────────
Monday, November 23rd, 2026
14:02             Dana has joined the channel
14:03             Dana set the channel topic: sev1

14:04  Firebreak  sev1 · Checkout is down in Europe
                  [ Update ]
                  (edited) · 📌 pinned

14:07  Priya      p99 of payments-api is 9 s since 13:50, and it only hits
                  one of our providers
                  👀 2
                  │ 14:08  Sam   confirmed, 日本 too
                  │ 14:09  Dana  I rolled back \`4f2c1\` and watch the error
                  │              rate for ten minutes (edited)

14:20  Sam        ok (edited)

Tuesday, November 24th, 2026
09:30  Sam        is back
`);
  });

  it('puts text below the names in a narrow layout', () => {
    expect(read([at('14:20', { user: 'U3', text: 'the error rate falls, we keep watching it' })], 36)).toBe(`
#inc-42-checkout
sev1 · @Dana leads
────────────────────────────────────
Monday, November 23rd, 2026
14:20  Sam
  the error rate falls, we keep
  watching it
`);
  });

  it('shows deleted and ephemeral messages, broadcast replies and threads not loaded', () => {
    const shown = read([
      at('14:00', { user: 'U1', subtype: 'tombstone', text: 'gone' }),
      at('14:01', { ...bot, is_ephemeral: true, text: 'On the timeline.' }),
      at('14:02', { user: 'U2', subtype: 'thread_broadcast', text: 'all good' }),
      at('14:03', { user: 'U2', text: 'why?', reply_count: 3 }),
    ]);
    expect(shown).toContain('Dana       This message was deleted.');
    expect(shown).toContain('Only visible to you\n                  On the timeline.');
    expect(shown).toContain('↳ replied to a thread\n                  all good');
    expect(shown).toContain('why?\n                  3 replies');
    expect(shown).not.toContain('gone');
  });

  it('has color only on request, and no color continues on the next line', () => {
    const channel = {
      name: 'ops',
      messages: [
        at('14:00', { user: 'U1', text: '*bold words that go on and on over the end of the line*' }),
      ],
    };
    expect(renderChannel(channel, aReader(), { width: 40 })).not.toContain('\u001b');
    const lines = renderChannel(channel, aReader(), { width: 40, color: true }).split('\n');
    const bold = lines.filter((line) => line.includes('\u001b[1m'));
    expect(bold.length).toBeGreaterThan(2);
    for (const line of bold)
      expect(line.lastIndexOf('\u001b[22m')).toBeGreaterThan(line.lastIndexOf('\u001b[1m'));
  });
});
