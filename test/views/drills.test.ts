import { describe, expect, it } from 'vitest';
import { channelName, patternFor } from '../../src/domain/incident/channel-name.js';
import { itemDetailView } from '../../src/slack/views/action-items/detail.js';
import { actionItemReceiptView } from '../../src/slack/views/action-items/receipt.js';
import { answerView } from '../../src/slack/views/answer.js';
import { deliveryFailureView } from '../../src/slack/views/delivery/delivery-failure.js';
import { formHeading, formTitle } from '../../src/slack/views/forms/form-heading.js';
import { homeView } from '../../src/slack/views/home.js';
import { announcementView } from '../../src/slack/views/incident/announcement.js';
import { catchupView } from '../../src/slack/views/incident/answers/catchup.js';
import { hubElsewhereView, hubInChannelView } from '../../src/slack/views/incident/answers/hub.js';
import { listView } from '../../src/slack/views/incident/answers/list.js';
import { showView } from '../../src/slack/views/incident/answers/show.js';
import { creatingView, startedModal, startedView } from '../../src/slack/views/incident/answers/started.js';
import { whichIncidentView } from '../../src/slack/views/incident/answers/which-incident.js';
import { broadcastView } from '../../src/slack/views/incident/broadcast.js';
import { cardView } from '../../src/slack/views/incident/card.js';
import { drillView } from '../../src/slack/views/incident/drill.js';
import { topicView } from '../../src/slack/views/incident/topic.js';
import { welcomeView } from '../../src/slack/views/incident/welcome.js';
import type { MessageView } from '../../src/slack/views/text/blocks.js';
import { receiptView } from '../../src/slack/views/timeline/receipt.js';
import { timelineView } from '../../src/slack/views/timeline/timeline.js';
import { refusedView } from '../../src/slack/views/typed/left-over.js';
import { aHome } from '../support/a-home.js';
import { anActionItem } from '../support/an-action-item.js';
import { anIncident, at } from '../support/an-incident.js';
import { textsIn } from '../support/any-lifecycle.js';
import { now, policy } from '../support/sample-incidents.js';
import { linkTo, reader as menuReader, said } from '../support/sample-items.js';

const drill = anIncident({ kind: 'drill', title: 'Failover practice' });
const look = { isAll: false, withDay: false, earlier: null, linkTo, reading: null, reader: menuReader };
const page = { items: [said('ok')], before: null, counts: { highlights: 1, all: 1 } };

/** Every message about one incident. */
function messagesAbout(incident: typeof drill): Record<string, MessageView | null> {
  const broadcast = {
    kind: 'broadcast',
    at: at('14:20').toISOString(),
    by: 'U1',
    nextUpdateDueAt: null,
  } as const;
  const asked = {
    policy,
    userId: 'U1',
    isInside: true,
    at: at('14:20'),
    lookAlike: null,
    postmortemDueOn: null,
  };
  return {
    card: cardView(incident, { policy, now }),
    announcement: announcementView(incident, policy),
    'what the channel is told': broadcastView({ ...broadcast, event: { kind: 'closed' } }, incident),
    answer: answerView(incident, [{ kind: 'acknowledged' }], asked),
    'answer to a message put on the timeline': answerView(incident, [], asked),
    'where it is': startedView(incident, null),
    'what a new channel is for': welcomeView(incident, policy),
    'that it is being created': creatingView(incident, null),
    'that it is stuck': startedView({ ...incident, channelId: null }, null),
    show: showView({ incident, failures: [], waiting: 0, announcedIn: [] }, policy),
    catchup: catchupView({ incident, items: [], questions: [] }, { policy, now, linkTo }),
    timeline: timelineView(incident, page, look),
    receipt: receiptView(incident, said('ok')),
    'receipt for an action item': actionItemReceiptView(incident, anActionItem(), { isNew: true }),
    'action item': itemDetailView({ incident, item: anActionItem(), history: [], source: null }, look),
    'hub in its channel': hubInChannelView(incident, policy),
    'what Slack rejected': deliveryFailureView(
      incident,
      { effectKind: 'invite', error: 'x', people: [], groups: [] },
      7,
    ),
  };
}

describe('a drill', () => {
  it.each(Object.entries(messagesAbout(drill)))('begins with the word in every message: %s', (_, view) => {
    expect(view?.text).toMatch(/^Drill · /);
    expect(textsIn(view?.blocks).some((text) => text.startsWith('Drill · '))).toBe(true);
  });

  it.each(Object.entries(messagesAbout(anIncident({ title: 'Failover' }))))(
    'is said of no other incident: %s',
    (_, view) => {
      expect(JSON.stringify(view)).not.toMatch(/drill|practice/i);
    },
  );

  it('is marked where incidents stand beside each other', () => {
    const others = [drill, anIncident({ number: 7 })];
    const all = [
      hubElsewhereView({ open: others, due: [], today: '2026-11-23' }, policy),
      listView(others, { title: 'Open incidents', policy, more: null }),
      homeView(aHome({ mine: [drill] })),
      homeView(aHome({ open: [drill] })),
      whichIncidentView('update x', others),
      whichIncidentView('x'.repeat(2_100), others),
    ];
    for (const view of all)
      expect(textsIn(view.blocks).filter((text) => /Failover practice/.test(text))).toEqual([
        expect.stringMatching(/Drill (?:· .*)?\*?INC-42/),
      ]);
  });

  it('is marked in its topic, the name of its channel and the form that declared it', () => {
    expect(topicView(drill, policy)).toBe('Drill · 🟠 sev2 · INC-42 · Failover practice');
    expect(channelName(patternFor('drill', 'inc-{number}-{title}'), 42, 'Failover practice')).toBe(
      'drill-inc-42-failover-practice',
    );
    expect(channelName(patternFor('drill', 'inc-{number}-{title}'), 42, 'x'.repeat(150))).toHaveLength(80);
    expect(startedModal(drill, startedView(drill, null)).title.text).toBe('Drill INC-42');
  });

  it('is marked in the first block of a form whose title has no room for the mark', () => {
    expect(formTitle('Assign role in', drill)).toBe('Assign role in INC-42');
    expect(textsIn([formHeading(drill, policy)])).toContainEqual(expect.stringMatching(/^Drill · .*INC-42/));
  });

  it('is marked in what refuses something, for phones too', () => {
    const view = drillView(refusedView({ kind: 'title_unchanged', number: 42 }, null));
    expect(view.text).toBe('Drill · INC-42 already has this title.');
    expect(textsIn(view.blocks)).toContain(view.text);
  });

  it('is said to be practice where it is announced', () => {
    expect(textsIn(announcementView(drill, policy).blocks)).toContain('This is a drill. Nothing is broken.');
  });
});
