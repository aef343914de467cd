import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/domain/incident/incident.js';
import { roles } from '../../src/domain/incident/role.js';
import type { IncidentEvent } from '../../src/domain/incident-event.js';
import type { TimelineEntry } from '../../src/domain/timeline/timeline-entry.js';
import { notSavedView } from '../../src/slack/views/delivery/not-saved.js';
import { announcementView } from '../../src/slack/views/incident/announcement.js';
import { catchupView } from '../../src/slack/views/incident/answers/catchup.js';
import { hubElsewhereView } from '../../src/slack/views/incident/answers/hub.js';
import { listView } from '../../src/slack/views/incident/answers/list.js';
import { showView } from '../../src/slack/views/incident/answers/show.js';
import { didYouMeanView, whichIncidentView } from '../../src/slack/views/incident/answers/which-incident.js';
import { broadcastView } from '../../src/slack/views/incident/broadcast.js';
import { cardView } from '../../src/slack/views/incident/card.js';
import type { MessageView } from '../../src/slack/views/text/blocks.js';
import { anActionItem } from '../support/an-action-item.js';
import { anIncident, aPolicy, at, held, milestones } from '../support/an-incident.js';
import { textsIn } from '../support/any-lifecycle.js';
import { expectValidMessage } from '../support/expect-valid-view.js';
import { now } from '../support/sample-incidents.js';
import { itemOf, linkTo, said } from '../support/sample-items.js';

const userIds = ['U1', 'U2'];
const every = milestones({
  impact_started: '13:50',
  detected: '13:55',
  declared: '14:02',
  acknowledged: '14:03',
  identified: '14:10',
  mitigated: '14:20',
  resolved: '14:30',
  impact_ended: '14:31',
  closed: '14:40',
});

/** As much as the domain lets in, of characters that take much room. */
const fullOf = (letter: string): Incident =>
  anIncident({
    title: letter.repeat(150),
    summary: letter.repeat(3_000),
    latestUpdate: { at: at('14:20'), by: 'U1', text: letter.repeat(3_000) },
    affects: Array.from({ length: 10 }, (_, i) => `${letter.repeat(74)}${i}`),
    roles: roles.map((role) => held(role, 'U2')),
    milestones: every,
    isPrivate: true,
  });
const entry = (event: IncidentEvent): TimelineEntry => ({
  id: 1,
  occurredAt: at('14:10'),
  capturedAt: at('14:10'),
  source: 'command',
  authorId: 'U1',
  event,
  shownText: null,
  isHidden: false,
});
const broadcast = (text: string) =>
  broadcastView(
    {
      kind: 'broadcast',
      at: at('14:20').toISOString(),
      by: 'U1',
      nextUpdateDueAt: at('14:50').toISOString(),
      event: { kind: 'updated', text, status: null, severity: null },
    },
    anIncident(),
  );
const shown = (view: MessageView) => textsIn(view.blocks).join('\n');

describe.each(['&', '𝕎', '*', '`', 'Ж'])('with every field full of %s', (letter) => {
  const incident = fullOf(letter);
  const many = Array.from({ length: 10 }, (_, i) => ({ ...incident, number: 999_999_900 + i }));
  const policy = aPolicy();

  it('Slack takes card, announcement, broadcast and the whole report', () => {
    expectValidMessage(cardView(incident, { policy, now }), { userIds });
    expectValidMessage(announcementView(incident, policy), { userIds });
    expectValidMessage(broadcast(letter.repeat(3_000)), { userIds });
    expectValidMessage(showView({ incident, failures: [], waiting: 3, announcedIn: ['C1'] }, policy), {
      userIds,
    });
  });

  const long = anActionItem({ title: letter.repeat(500), dueOn: '2026-11-21' });
  it('Slack takes a list of ten, the hub and the question which of them is meant', () => {
    expectValidMessage(listView(many, { title: 'All incidents', policy, more: 'list all before 7' }), {
      userIds,
    });
    expectValidMessage(
      hubElsewhereView({ open: many.slice(0, 3), due: [long, long, long], today: '2026-11-23' }, policy),
      { userIds },
    );
    expectValidMessage(whichIncidentView(letter.repeat(3_900), many.slice(0, 5)));
  });

  it('Slack takes a catch-up of eight entries, of whichever sort', () => {
    const sorts: IncidentEvent[] = [
      { kind: 'renamed', from: letter, to: letter.repeat(150) },
      { kind: 'updated', text: letter.repeat(3_000), status: null, severity: null },
      { kind: 'invited', userIds: Array<string>(400).fill('U2'), groupIds: Array<string>(100).fill('S1') },
    ];
    for (const event of sorts) {
      const items = Array<TimelineEntry>(7).fill(entry(event)).map(itemOf);
      const view = catchupView({ incident, items, questions: [] }, { policy, now, linkTo });
      expectValidMessage(view, { userIds, groups: true });
    }
  });
});

describe('words that people have written', () => {
  const long = Array.from({ length: 480 }, (_, i) => `w${i}`).join(' ');

  it('are told to the channel to the last one', () => {
    expect(long.length).toBeGreaterThan(2_200);
    const words = `${long} ${'x'.repeat(600)} the end`;
    expect(shown(broadcast(words))).toContain(words);
  });

  it('are given back to the last one where nothing was saved', () => {
    const words = `/incident update ${long} ${long.slice(0, 1_500)} the end`;
    const given = textsIn(notSavedView(words, 'no_answer', 'trace-1').blocks).join('');
    expect(given.replace(/\s|```/g, '')).toContain('theend');
    expect(given).toContain('w0 w1');
  });

  it('never go on in part through a button: they are given back where they do not fit', () => {
    for (const view of [
      whichIncidentView(`update ${long}`, [anIncident()]),
      didYouMeanView('updte', 'update', { rest: long, number: null }),
    ]) {
      expect(textsIn(view.blocks).some((text) => text.endsWith('…'))).toBe(false);
      expect(JSON.stringify(view.blocks)).not.toContain('"button"');
      expect(shown(view)).toContain('w479');
    }
  });

  it('are shown as they were typed, not as Slack sends them', () => {
    expect(shown(whichIncidentView('update p99 &lt; 9 s &amp; falling', [anIncident()]))).toContain(
      '`/incident update p99 &lt; 9 s &amp; falling`',
    );
  });

  it('do not format what stands after them', () => {
    const incident = anIncident({ title: 'Queue `payments* is *stuck' });
    expect(shown(listView([incident], { title: 'Open', policy: aPolicy(), more: null }))).not.toContain('`');
    expect(shown(announcementView(incident, aPolicy()))).toContain("*Queue 'payments∗ is ∗stuck*");
  });
});

describe('coming late', () => {
  it('takes under 20 lines', () => {
    const text = 'rolled back\n\nwatching\n';
    const entries = Array.from({ length: 7 }, () =>
      entry({ kind: 'updated', text, status: null, severity: null }),
    );
    const items = entries.map(itemOf);
    const questions = Array.from({ length: 3 }, () => said('is it the\nfirst provider?'));
    const view = catchupView(
      { incident: fullOf('x'), items, questions },
      { policy: aPolicy(), linkTo, isInside: true, now },
    );
    expect(
      shown(view)
        .split('\n')
        .filter((line) => !/^(section|mrkdwn|context)$/.test(line)).length,
    ).toBeLessThan(20);
  });
});
