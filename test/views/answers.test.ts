import { describe, expect, it } from 'vitest';
import { asLookAlike } from '../../src/domain/incident/look-alike.js';
import type { IncidentEvent } from '../../src/domain/incident-event.js';
import { answerView } from '../../src/slack/views/answer.js';
import { deliveryFailureView } from '../../src/slack/views/delivery/delivery-failure.js';
import { notSavedView } from '../../src/slack/views/delivery/not-saved.js';
import { laterLookAlikeView } from '../../src/slack/views/incident/answers/look-alike.js';
import { creatingView, startedView } from '../../src/slack/views/incident/answers/started.js';
import { didYouMeanView, whichIncidentView } from '../../src/slack/views/incident/answers/which-incident.js';
import { anIncident, at } from '../support/an-incident.js';
import { activeIncident, canceled, policy, read, resolved } from '../support/sample-incidents.js';

const answer = (event: IncidentEvent, incident = activeIncident, isInside = false) =>
  read(
    answerView(incident, [event], {
      policy,
      userId: 'U1',
      isInside,
      at: at('14:30'),
      lookAlike: null,
      postmortemDueOn: null,
    }),
  );

describe('what the person reads who asked', () => {
  it('after the declaration', () => {
    const waiting = anIncident({ channelId: null });
    const lookAlike = asLookAlike(
      anIncident({ number: 41, title: 'Checkout errors in EU', reporterId: 'U3' }),
    );
    expect(
      [
        creatingView(waiting, null),
        startedView(waiting, null),
        startedView(activeIncident, null),
        startedView(activeIncident, lookAlike),
        laterLookAlikeView(lookAlike, 40),
      ]
        .map(read)
        .join(''),
    ).toMatchInlineSnapshot(`
      "
      Creating INC-42…

      INC-42 is saved, but Slack has not made its channel. Firebreak keeps the record;
      \`/incident show INC-42\` says what is missing.

      INC-42 is open: #inc-42-checkout · You're the incident commander.

      INC-42 is open: #inc-42-checkout · You're the incident commander.
      INC-41 Checkout errors in EU, declared 23 minutes ago by @Sam, looks similar.
      [ It's a duplicate ] [ Join INC-41 ]

      INC-41 Checkout errors in EU, declared 23 minutes ago by @Sam, looks similar to INC-40.
      [ It's a duplicate ] [ Join INC-41 ]
      "
    `);
  });
  it('after an act', () => {
    expect(
      [
        answer({ kind: 'acknowledged' }),
        answer({ kind: 'role_taken', role: 'commander', userId: 'U1', before: null }, activeIncident, true),
        answer({ kind: 'severity_changed', from: 'sev2', to: 'sev1', text: null }),
        answer({ kind: 'severity_changed', from: 'sev2', to: 'sev3', text: null }),
        answer({ kind: 'status_changed', from: 'mitigated', to: 'resolved', text: null }, resolved),
        answer({ kind: 'canceled', cancellation: { reason: 'duplicate', of: 41, text: null } }, canceled),
      ].join(''),
    ).toMatchInlineSnapshot(`
      "
      🔴 You acknowledged INC-42. #inc-42-checkout
      Next update by today 14:50: \`/incident update\` · when it's over: \`/incident resolved\`

      🔴 You are commander of INC-42.
      Next update by today 14:50: \`/incident update\` · when it's over: \`/incident resolved\`

      🔴 INC-42: severity raised from sev2 to sev1. #inc-42-checkout
      Next update by today 14:50: \`/incident update\` · when it's over: \`/incident resolved\`

      🔴 INC-42: severity lowered from sev2 to sev3. #inc-42-checkout
      Next update by today 14:50: \`/incident update\` · when it's over: \`/incident resolved\`

      ✅ INC-42 is resolved. #inc-42-checkout                                           [ Undo ]
      Close it when follow-up is done: \`/incident close\` · Reopen if it recurs:
      \`/incident reopen\`

      ⚪ INC-42 is canceled: a duplicate of INC-41. #inc-42-checkout                    [ Undo ]
      Reopen if it recurs: \`/incident reopen\`
      "
    `);
  });
  it('where Slack rejects', () => {
    const people = [{ userId: 'U3', error: 'user_is_restricted' }];
    expect(
      [
        deliveryFailureView(
          activeIncident,
          { effectKind: 'invite', error: 'user_is_restricted', people, groups: [] },
          7,
        ),
        deliveryFailureView(
          activeIncident,
          { effectKind: 'broadcast', error: 'unconfirmed', people: [], groups: [] },
          8,
        ),
        deliveryFailureView(
          activeIncident,
          { effectKind: 'set_topic', error: 'firebreak_error', people: [], groups: [] },
          9,
        ),
      ]
        .map(read)
        .join(''),
    ).toMatchInlineSnapshot(`
      "
      INC-42 is saved. Slack couldn't invite @Sam: guests can only be added by an admin
      (user_is_restricted). Everything else is done.
      [ Try again ] [ Dismiss ]

      INC-42 is saved. Slack has not confirmed a message in the channel. It may be there
      already: look before you try again. Everything else is done.
      [ Try again ] [ Dismiss ]

      INC-42 is saved. Firebreak gave up after repeated internal errors: the topic. An operator
      can find the cause in the log. Everything else is done.
      [ Try again ] [ Dismiss ]
      "
    `);
  });
  it('where nothing was saved', () => {
    expect(
      read(notSavedView('/incident update rolled back', 'no_answer', '4bf92f35')),
    ).toMatchInlineSnapshot(`
      "
      Nothing was saved: the database didn't answer in time. Try again in a moment.
      Your text, ready to send again:
          /incident update rolled back
        For your operator: \`4bf92f35\`
      "
    `);
  });
  it('where the line says too little', () => {
    expect(
      [
        whichIncidentView('resolved rolled back', [
          activeIncident,
          anIncident({ number: 41, title: 'Search is slow' }),
        ]),
        whichIncidentView('resolved', []),
        didYouMeanView('resolv', 'resolved', { rest: '', number: 42 }),
        didYouMeanView('pizza', null, { rest: '', number: null }),
      ]
        .map(read)
        .join(''),
    ).toMatchInlineSnapshot(`
      "
      Which incident? \`/incident resolved rolled back\`
      [ INC-42 Checkout is down in Europe ] [ INC-41 Search is slow ]

      No incident is open. Declare one with \`/incident start\`.

      Unknown command \`resolv\`. Did you mean \`resolved\`? See all commands with \`/incident help\`.
      [ Resolved INC-42 ]

      Unknown command \`pizza\`. See all commands with \`/incident help\`.
      "
    `);
  });
});
