import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../sandbox/transcript/render-message.js';
import { aReader, secondsAt } from './a-reader.js';
import { actions, button, mrkdwn, option, plain, section } from './samples.js';

const read = (blocks: unknown[], width = 80) => `\n${renderMessage({ blocks }, aReader(), { width })}\n`;

describe('a message in a transcript', () => {
  it('looks as in Slack: header, text, fields in two columns, context and buttons', () => {
    const since = `<!date^${secondsAt('14:07')}^{ago}|14:07>`;
    expect(
      read([
        { type: 'header', text: plain(':red_circle: sev1 · Checkout is down in Europe') },
        section({
          text: mrkdwn(`*investigating*, changed ${since}`),
          accessory: button({ text: plain('Follow') }),
        }),
        {
          type: 'section',
          fields: ['*Commander*\n<@U1>', '*Comms*\nUnassigned', '*Scribe*\n<@U2>'].map(mrkdwn),
        },
        { type: 'divider' },
        { type: 'context', elements: [mrkdwn('Latest 14:20 <@U1>: rolled back'), mrkdwn('<#C42>')] },
        actions(
          button({ style: 'primary' }),
          { type: 'static_select', placeholder: plain('Take a role'), options: [option('ic')] },
          { type: 'overflow', options: [option('more')] },
        ),
      ]),
    ).toBe(`
🔴 sev1 · Checkout is down in Europe
────────────────────────────────────
investigating, changed 23 minutes ago                                 [ Follow ]
Commander                                Comms
@Dana                                    Unassigned
Scribe
@Priya
────────────────────────────────────────────────────────────
  Latest 14:20 @Dana: rolled back  #inc-42-checkout
[ Update ] [ Take a role ▾ ] [ ⋯ ]
`);
  });

  it('shows its text if it has no blocks, and its files below', () => {
    const files = [
      { title: 'Post-mortem', name: 'inc-42.pdf' },
      { name: 'graph.png', mimetype: 'image/png' },
    ];
    expect(renderMessage({ text: 'Draft of *INC-42* is ready', files }, aReader())).toBe(
      'Draft of INC-42 is ready\n📎 Post-mortem (inc-42.pdf)\n📎 graph.png (image/png)',
    );
  });
});
