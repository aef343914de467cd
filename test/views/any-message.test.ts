import fc from 'fast-check';
import { describe, it } from 'vitest';
import { asLookAlike } from '../../src/domain/incident/look-alike.js';
import { answerView } from '../../src/slack/views/answer.js';
import { deliveryFailureView } from '../../src/slack/views/delivery/delivery-failure.js';
import { announcementView } from '../../src/slack/views/incident/announcement.js';
import { catchupView } from '../../src/slack/views/incident/answers/catchup.js';
import { hubElsewhereView, hubInChannelView } from '../../src/slack/views/incident/answers/hub.js';
import { listView } from '../../src/slack/views/incident/answers/list.js';
import { showView } from '../../src/slack/views/incident/answers/show.js';
import { creatingView, startedModal, startedView } from '../../src/slack/views/incident/answers/started.js';
import { broadcastView } from '../../src/slack/views/incident/broadcast.js';
import { cardView } from '../../src/slack/views/incident/card.js';
import { refusalText } from '../../src/slack/views/refusal.js';
import { section } from '../../src/slack/views/text/blocks.js';
import { anyIncidentView, type IncidentView, seenUserIds } from '../support/any-incident-view.js';
import { startedAt } from '../support/any-lifecycle.js';
import { anyText } from '../support/any-text.js';
import { expectValidMessage, expectValidModal } from '../support/expect-valid-view.js';
import { now } from '../support/sample-incidents.js';
import { itemOf, linkTo } from '../support/sample-items.js';

const userIds = seenUserIds;

function always(holds: (seen: IncidentView) => void) {
  fc.assert(fc.property(anyIncidentView, holds), { numRuns: 60 });
}

describe('whatever an incident holds, Slack takes it and nobody is pinged', () => {
  it('on its card', () => {
    always(({ incident, policy, failures }) =>
      expectValidMessage(cardView(incident, { policy, now, failures }), { userIds }),
    );
  });

  it('in its announcement', () => {
    always(({ incident, policy }) => expectValidMessage(announcementView(incident, policy), { userIds }));
  });

  it('in what is told to its channel', () => {
    always(({ incident, effects }) => {
      for (const effect of effects)
        if (effect.kind === 'broadcast') expectValidMessage(broadcastView(effect, incident), { userIds });
    });
  });

  it('in the answer to who asked', () => {
    always(({ incident, entries, policy }) => {
      for (const { event } of entries)
        for (const isInside of [true, false])
          expectValidMessage(
            answerView(incident, [event], {
              policy,
              userId: 'U1',
              isInside,
              at: startedAt,
              lookAlike: null,
              postmortemDueOn: null,
            }),
            {
              userIds,
              groups: true,
            },
          );
    });
  });

  it('in the refusal of an act', () => {
    always(({ refusals }) => {
      for (const refusal of refusals) {
        const text = refusalText(refusal);
        expectValidMessage({ text, blocks: [section(text)] }, { userIds });
      }
    });
  });

  it('for who comes late', () => {
    always(({ incident, entries, policy }) =>
      expectValidMessage(
        catchupView(
          { incident, items: entries.slice(-7).map(itemOf), questions: [] },
          { policy, now, linkTo },
        ),
        {
          userIds,
          groups: true,
        },
      ),
    );
  });

  it('for who asks for all of it', () => {
    always(({ incident, failures, policy }) => {
      const report = { incident, failures, waiting: failures.length, announcedIn: ['C1', 'C9'] };
      expectValidMessage(showView(report, policy), { userIds });
    });
  });

  it('in lists and at the hub', () => {
    const anyList = fc.array(anyIncidentView, { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(anyList, (all) => {
        const [{ policy, incident } = all[0] as IncidentView] = all;
        const incidents = all.map((one) => one.incident);
        expectValidMessage(
          listView(incidents, { title: 'Open incidents', policy, more: 'list open before 7' }),
          {
            userIds,
          },
        );
        expectValidMessage(
          hubElsewhereView({ open: incidents.slice(0, 3), due: [], today: '2026-11-23' }, policy),
          { userIds },
        );
        expectValidMessage(hubInChannelView(incident, policy), { userIds });
      }),
      { numRuns: 30 },
    );
  });

  it('while it starts, and where Slack rejects', () => {
    fc.assert(
      fc.property(anyIncidentView, fc.boolean(), anyText, ({ incident }, isOpen, error) => {
        const lookAlike = asLookAlike(incident);
        const view = isOpen ? startedView(incident, lookAlike) : creatingView(incident, lookAlike);
        expectValidMessage(view, { userIds });
        expectValidModal(startedModal(incident, view), { userIds });
        const people = userIds.map((userId) => ({ userId, error }));
        for (const some of [[], people.slice(0, 1), people])
          expectValidMessage(
            deliveryFailureView(incident, { effectKind: 'invite', error, people: some, groups: [] }, 7),
            {
              userIds,
            },
          );
      }),
      { numRuns: 30 },
    );
  });
});
