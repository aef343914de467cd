import { expect, it } from 'vitest';
import type { TimelineItem } from '../../src/domain/timeline/timeline-item.js';
import { timelineView } from '../../src/slack/views/timeline/timeline.js';
import { itemText } from '../../src/slack/views/timeline/timeline-item.js';
import { at } from '../support/an-incident.js';
import { expectValidMessage } from '../support/expect-valid-view.js';
import { activeIncident, entry, read } from '../support/sample-incidents.js';
import { itemOf, linkTo, reader as menuReader, said } from '../support/sample-items.js';

const look = {
  isAll: false,
  withDay: false,
  earlier: null,
  reading: null,
  linkTo,
  reader: menuReader,
};
const page = (items: TimelineItem[]) => ({
  items,
  before: null,
  counts: { highlights: items.length, all: 9 },
});
const view = (...items: TimelineItem[]) => timelineView(activeIncident, page(items), look);
const unlinked = (item: TimelineItem) =>
  timelineView(activeIncident, page([item]), { ...look, linkTo: () => null });

it('tells who said what, by whose mark, and where it can be read', () => {
  const file = { id: 'F1', name: 'p99.png', mimetype: 'image/png', size: 9, permalink: null };
  const lines = [
    {
      kind: 'entry',
      occurredAt: at('14:02'),
      key: 'e1',
      entry: entry('14:02', 'U1', { kind: 'acknowledged' }),
    } as const,
    said('ask <@U3> about <https://grafana.example.com/d/1|the board> & <#C9|payments>', {
      mark: { kind: 'reaction', name: 'pushpin', byId: 'U1', note: null },
    }),
    said('', {
      authorId: 'B1',
      authorName: 'alerts',
      isBot: true,
      content: { text: '', files: [file] },
      mark: { kind: 'pin', name: '', byId: 'U1', note: null },
    }),
    said('', { deletedAt: at('14:09') }),
    said('', { purgedAt: new Date('2027-11-23T15:41:00Z') }),
  ];
  expect(read(view(...lines))).toMatchInlineSnapshot(`
    "
    INC-42 · 5 highlights of 9 entries
    14:02  @Dana acknowledged the incident
    14:07  @Priya “ask @Sam about the board & #payments” link · 📌 @Dana
    14:07  alerts 📎 p99.png link · pinned @Dana
    14:07  @Priya deleted
    14:07  @Priya forgotten after 365 days link
    [ All ] [ Add note ] [ Edit an entry ▾ ] [ Create action item ▾ ]
      Add an entry with \`/incident note at 14:02 …\`, or react to a message with 📌.
    "
  `);
});

it('tells of a quote who brought it and who said it, unless that is the same person', () => {
  const quoted = (authorId: string, note: string | null) =>
    itemOf(
      entry('14:05', 'U1', {
        ...{ kind: 'quoted', channelId: 'C9', ts: '1795442520.000100', authorId, authorName: null },
        ...{
          text: 'tickets from Europe',
          files: [],
          permalink: linkTo(),
          note,
          at: at('14:05').toISOString(),
        },
      }),
    );
  expect(read(view(quoted('U2', 'first report'), quoted('U1', null)))).toContain(
    `14:05  @Dana quoted @Priya from #C9: “tickets from Europe” link · “first report”
14:05  @Dana quoted their own message from #C9: “tickets from Europe” link
`,
  );
});

it('lets nothing that was written ping or link', () => {
  const bad = [
    '<!channel> look',
    '<script>alert(1)</script>',
    '<http://evil.example|<!here>>',
    '`*~ & <!subteam^S1>',
    '<@U3|<!channel>>',
  ];
  for (const text of bad) expectValidMessage(unlinked(said(text)), { userIds: ['U1', 'U2', 'U3'] });
});

it.each([
  [
    { kind: 'under_way', messages: 400 },
    'Still reading what was missed: 400 messages so far. Ask again in a moment.',
  ],
  [
    { kind: 'rejected', error: 'channel_not_found', before: null },
    "Slack didn't return what was written while Firebreak was away: channel_not_found.",
  ],
  [
    { kind: 'rejected', error: 'not_in_channel', before: at('14:02') },
    "Slack didn't return what was written before today 14:02: not_in_channel.",
  ],
  [
    { kind: 'too_much', before: at('14:02') },
    'More than 20000 messages were missed at once: of those before today 14:02, not all are here.',
  ],
] as const)('says what of the channel is not in the record: %j', (reading, words) => {
  const seen = timelineView(activeIncident, page([]), { ...look, reading });
  expectValidMessage(seen, { userIds: ['U1'] });
  expect(read(seen).replace(/\s+/g, ' ')).toContain(words);
});

it('says of changed words that they are, and whose change that is', () => {
  const noted = entry('14:02', 'U1', { kind: 'noted', text: 'first alert', at: at('14:02').toISOString() });
  const items = [
    said('p99 is 9 s', { isEdited: true }),
    { ...said('p99 is 9 s', { isEdited: true, shownText: 'p99 was 9 s' }), editedById: 'U1' },
    { ...itemOf({ ...noted, shownText: 'second alert' }), editedById: 'U2' },
    itemOf(noted),
    said('', { isEdited: true, deletedAt: at('14:10') }),
  ];
  const told = items.map((item) => itemText(item, { withDay: false, maxChars: 250, linkTo: () => null }));
  expect(told.map((one) => one.replace(/^<[^>]*> {2}/, ''))).toEqual([
    '<@U2> “p99 is 9 s” (edited)',
    '<@U2> “p99 was 9 s” (edited by <@U1>)',
    '<@U1> added a note: “second alert” (edited by <@U2>)',
    '<@U1> added a note: “first alert”',
    '<@U2> _deleted_',
  ]);
});
