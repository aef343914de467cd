import { describe, expect, it } from 'vitest';
import { type Rule, rules } from '../../src/domain/nudges/rule.js';
import { digestView } from '../../src/slack/views/nudges/digest.js';
import { channelNudgeView } from '../../src/slack/views/nudges/in-channel.js';
import { aDigest, aNudgeLine, aQuestion, aReason } from '../support/a-nudge.js';
import { anActionItem } from '../support/an-action-item.js';
import { anIncident, at } from '../support/an-incident.js';
import { expectValidMessage } from '../support/expect-valid-view.js';
import { aStepRow } from '../support/nudge-rows.js';

const line = (more: Parameters<typeof anActionItem>[0], reason = {}, isOpen = true) => {
  const actionItem = anActionItem({ ownerId: 'UDANA', ...more });
  const key = `k${actionItem.number}`;
  return aNudgeLine({ key, actionItem, title: actionItem.title, reason: aReason(reason), isOpen });
};

describe('a digest', () => {
  it('reads as sentences, what is overdue longest first', () => {
    const view = digestView(
      aDigest({
        lines: [
          line({ number: 17, dueOn: '2026-11-29' }),
          line({ number: 18, dueOn: '2026-12-01', title: 'Alert on errors' }),
          line({ number: 12, dueOn: '2026-12-04', title: 'Name the second provider' }, { rule: 'due_soon' }),
          line(
            { number: 9, ownerId: 'UGONE', dueOn: '2026-11-29', title: 'Test the backup' },
            {
              insteadOf: { userId: 'UGONE', why: 'deactivated' },
            },
          ),
          aNudgeLine({
            actionItem: null,
            title: 'Checkout is down',
            reason: aReason({ rule: 'not_closed', elapsed: 5 }),
          }),
        ],
      }),
    );
    expect(view.text).toMatchInlineSnapshot(`
      "Good morning. 5 things need you.
      *Overdue by 2 days* · Add a circuit breaker (ACT-17, INC-42)
      *Due today* · Alert on errors (ACT-18, INC-42)
      *Due in 3 days* · Name the second provider (ACT-12, INC-42)
      *Overdue by 2 days · assigned to a deactivated account* · Test the backup (ACT-9, INC-42) · owner <@UGONE>
      *Resolved 5 days ago, not closed* · Checkout is down (INC-42)"
    `);
  });

  it('crosses out what has ended, and says how', () => {
    const lines = [
      line({ number: 1, status: { kind: 'done', note: null } }, {}, false),
      line({ number: 2, status: { kind: 'wont_do', reason: 'Not needed' } }, {}, false),
      line({ number: 3, status: { kind: 'blocked', reason: 'Legal' } }, {}, false),
      line({ number: 4, restsUntil: '2026-12-10', changedAt: at('15:00') }, {}, false),
      line({ number: 5, ownerId: 'ULEE', dueOn: '2026-12-20' }, {}, false),
    ];
    expect(digestView(aDigest({ lines })).text).toMatchInlineSnapshot(`
      "Nothing in this list needs you any more.
      ✔ ~Add a circuit breaker (ACT-1, INC-42)~ done
      ~Add a circuit breaker (ACT-2, INC-42)~ won't do
      Add a circuit breaker (ACT-3, INC-42) · blocked: Legal
      Add a circuit breaker (ACT-4, INC-42) · snoozed until Thu, Dec 10
      Add a circuit breaker (ACT-5, INC-42) · owner <@ULEE> · due Sun, Dec 20"
    `);
  });

  it('fits into a message, however many and long its lines are', () => {
    for (const title of ['&'.repeat(300), '<!channel> <@U1> *bold* ~x~', '🔥'.repeat(150)])
      expectValidMessage(
        digestView(aDigest({ lines: Array.from({ length: 60 }, (_, number) => line({ number, title })) })),
      );
  });
});

describe('a question in the channel', () => {
  const minutes: Partial<Record<Rule, object>> = {
    update_due: { elapsed: 30 },
    triage_unanswered: { elapsed: 15 },
    role_unfilled: { elapsed: 10, about: 'comms' },
    no_summary: { elapsed: 30 },
    silent: { elapsed: 60 },
    facts_missing: { elapsed: 0 },
  };
  const commander = { role: 'commander', userId: 'UDANA', from: at('14:02'), by: null, until: null } as const;
  const incident = anIncident({ roles: [commander] });

  it('says what is missing, and whom it asks', () => {
    const texts = Object.entries(minutes).map(([rule, more]) =>
      channelNudgeView(incident, aQuestion({ rule: rules.find((one) => one === rule) ?? 'silent', ...more })),
    );
    expect(texts.map(({ text }) => text).join('\n')).toMatchInlineSnapshot(`
      "INC-42: <@UDANA> The update is overdue by 30 min. What's the latest?
      INC-42: Nobody has acknowledged this incident for 15 min.
      INC-42: <@UDANA> This incident has had no comms lead for 10 min.
      INC-42: <@UDANA> This incident has no summary after 30 min. What is known so far?
      INC-42: <@UDANA> Nobody has written here for 1 h. What's the latest?
      INC-42: <@UDANA> This incident is resolved. Still missing: impact start, impact end, affected services and summary."
    `);
    for (const view of texts) expectValidMessage(view, { userIds: ['UDANA'] });
  });

  it.each([
    ['step_timer', 0, 'The timer of step 3 “Switch the provider” has ended. How did it go?'],
    ['step_untouched', 15, "You've had step 3 “Switch the provider” for 15 min. Is it done?"],
  ] as const)('asks whoever has a step of a runbook how it is going (%s)', (rule, elapsed, asked) => {
    const content = aQuestion({ rule, elapsed, about: '1.3' });
    const step = aStepRow({ position: 3, assigneeId: 'UPRIYA' });
    const view = channelNudgeView(incident, {
      ...content,
      lines: content.lines.map((one) => ({ ...one, step })),
    });
    expect(view.text).toBe(`INC-42: <@UPRIYA> ${asked}`);
    const values = JSON.stringify(view.blocks);
    expect(values).toContain('"42 runbook run 1 done 3"');
    expect(values).toContain('"42 runbook run 1 timer 3 10 min"');
    expectValidMessage(view, { userIds: ['UPRIYA'] });
  });

  it('names the action items that wait too long, and their owners', () => {
    const view = channelNudgeView(
      incident,
      aDigest({ recipientId: 'C42', lines: [line({ dueOn: '2026-11-17' }, { rule: 'overdue_channel' })] }),
    );
    expect(view.text).toMatchInlineSnapshot(`
      "1 action item of INC-42 waits too long:
      *Overdue by 14 days* · Add a circuit breaker (ACT-17, INC-42) · owner <@UDANA>"
    `);
    expectValidMessage(view, { userIds: ['UDANA'] });
  });
});
