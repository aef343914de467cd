import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/domain/incident/incident.js';
import type { IncidentEvent } from '../../src/domain/incident-event.js';
import { announcementView } from '../../src/slack/views/incident/announcement.js';
import { catchupView } from '../../src/slack/views/incident/answers/catchup.js';
import { showView } from '../../src/slack/views/incident/answers/show.js';
import { broadcastView } from '../../src/slack/views/incident/broadcast.js';
import { cardView } from '../../src/slack/views/incident/card.js';
import type { MessageView } from '../../src/slack/views/text/blocks.js';
import { quoteBlock } from '../../src/slack/views/timeline/quote-block.js';
import { receiptView } from '../../src/slack/views/timeline/receipt.js';
import { timelineView } from '../../src/slack/views/timeline/timeline.js';
import { anIncident, at } from '../support/an-incident.js';
import { textsIn } from '../support/any-lifecycle.js';
import { anyText } from '../support/any-text.js';
import { bestMs } from '../support/best-ms.js';
import { expectValidMessage } from '../support/expect-valid-view.js';
import { entry, now, policy } from '../support/sample-incidents.js';
import { itemOf, reader as menuReader, said } from '../support/sample-items.js';

const linkTo = () => null;
const fake = '*INC-7* · *resolved* since 14:10';

/** Words that try to be taken for Firebreak's, each with the fake in a place where a reader would believe it. */
const spoofs = [
  `ok\n${fake}`,
  `ok\r\n\r\n${fake}`,
  ...['\r', '\v', '\f', '\u0085', '\u2028', '\u2029'].map((end) => `ok${end}${fake}`),
  `ok\n\`\`\`\n${fake}\n\`\`\``,
  `ok\n\`\`\`\n\n${fake}`,
  `>>> ok\n${fake}`,
  `ok”\n${fake}\n“and so on`,
  `ok” · 14:10 ${fake}`,
  `\u200b\n\u200b\n${fake}`,
  `\u202e ok\n${fake}\u202c`,
  `ok\n${fake}\n[ Reopen ]  [ Close ]`,
  `${'x'.repeat(2_500)}\n${fake}`,
];

/** Everything that shows somebody's words. */
function viewsOf(words: string): MessageView[] {
  const latest = anIncident({ latestUpdate: { at: at('14:20'), by: 'U1', text: words } });
  const begun = anIncident({ summary: words });
  const quote = {
    ...{ channelId: 'C1', ts: '1795442520.000100', authorId: 'U2', authorName: null, files: ['graph.png'] },
    ...{ text: words, permalink: null, note: words, at: at('14:02').toISOString() },
  };
  const events: IncidentEvent[] = [
    { kind: 'declared', severity: 'sev2', incidentKind: 'real', title: 'Down', text: words },
    { kind: 'updated', text: words, status: null, severity: null },
    { kind: 'status_changed', from: 'mitigated', to: 'resolved', text: words },
    { kind: 'severity_changed', from: 'sev2', to: 'sev1', text: words },
    { kind: 'noted', text: words, at: at('14:02').toISOString() },
    { kind: 'quoted', ...quote },
    { kind: 'reopened', from: 'resolved', reason: words },
    { kind: 'canceled', cancellation: { reason: 'declined', of: null, text: words } },
  ];
  const done = events.map((one, id) => ({ ...itemOf(entry('14:02', 'U1', one)), key: `e${id}` }));
  const items = [...done, said(words)];
  const look = { isAll: true, withDay: true, earlier: null, linkTo, reading: null, reader: menuReader };
  const page = { items, before: null, counts: { highlights: 3, all: 9 } };
  const report = (incident: Incident) => ({ incident, failures: [], waiting: 0, announcedIn: [] });
  return [
    ...[latest, begun].flatMap((incident) => [
      cardView(incident, { policy, now }),
      announcementView(incident, policy),
      showView(report(incident), policy),
      catchupView({ incident, items, questions: items }, { policy, now, linkTo }),
    ]),
    ...events.map((event) =>
      broadcastView(
        { kind: 'broadcast', at: at('14:20').toISOString(), by: 'U1', event, nextUpdateDueAt: null },
        begun,
      ),
    ),
    timelineView(latest, page, look),
    ...items.flatMap((item) => receiptView(latest, item) ?? []),
  ];
}

/** What a message says outside of quotes and of quotation marks. */
function ownTexts({ text, blocks }: MessageView): string[] {
  const own = blocks.filter(({ type }) => type !== 'rich_text' && type !== 'actions');
  return [text, ...textsIn(own)].map((one) => one.replace(/“[^“”]*”/g, '“”'));
}

describe('whatever somebody writes', () => {
  it('stands in a quote wherever it is shown', () => {
    for (const view of spoofs.flatMap(viewsOf))
      expect(ownTexts(view).join('\n')).not.toMatch(/since 14:10|Reopen {2}\]/);
    for (const view of viewsOf(`ok\n${fake}`)) expectValidMessage(view, { userIds: ['U1', 'U2'] });
  });

  it('pings nobody, by whatever it looks like', () => {
    const words = '<!channel> <!here|here> <@U9> <!subteam^S1|@sre> @channel @here @everyone #general :fire:';
    for (const { text, blocks } of viewsOf(words)) {
      const marked = [text, ...mrkdwnIn(blocks)].join('\n').replace(/“[^“”]*”/g, '“”');
      expect(marked).not.toMatch(/<!(?!date)|<@U9|@channel|@here|@everyone/);
      expect(elementsIn(blocks, ['user', 'usergroup', 'broadcast', 'channel', 'team'])).toEqual([]);
    }
  });

  it('turns the direction of nothing beside it', () => {
    const words = '\u202e\u2066\u061c\u200f ok \ufeff\u2060\u200b';
    for (const view of viewsOf(words))
      expect(JSON.stringify(view)).not.toMatch(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/);
  });

  it('keeps its own formatting, emoji and addresses', () => {
    expect(
      quoteBlock('*bold _both_* `a*b*` ~no~ :fire: https://example.com/a_b_c. 14:02:03 x_y_z', 500),
    ).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_quote',
          elements: [
            { type: 'text', text: 'bold ', style: { bold: true } },
            { type: 'text', text: 'both', style: { bold: true, italic: true } },
            { type: 'text', text: ' ' },
            { type: 'text', text: 'a*b*', style: { code: true } },
            { type: 'text', text: ' ' },
            { type: 'text', text: 'no', style: { strike: true } },
            { type: 'text', text: ' ' },
            { type: 'emoji', name: 'fire' },
            { type: 'text', text: ' ' },
            { type: 'link', url: 'https://example.com/a_b_c' },
            { type: 'text', text: '. 14:02:03 x_y_z' },
          ],
        },
      ],
    });
  });

  it('can be quoted, and is read at once', async () => {
    fc.assert(
      fc.property(anyText, (words) => expectValidMessage({ text: 'x', blocks: [quoteBlock(words, 3_000)] })),
    );
    for (const part of ['*a ', '_a', '~', '`', '```', ':a', 'https://', '*_~`:', ' ', 'a*b_'])
      expect(await bestMs(() => quoteBlock(part.repeat(3_000 / part.length), 3_000), 50), part).toBeLessThan(
        50,
      );
  });
});

function elementsIn(value: unknown, types: string[]): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && types.includes(String(value.type)) ? [value] : [];
  return [...own, ...Object.values(value).flatMap((one) => elementsIn(one, types))];
}

function mrkdwnIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn') return textsIn(value);
  return Object.values(value).flatMap(mrkdwnIn);
}
