import { describe, expect, it } from 'vitest';
import { answerView } from '../../src/slack/views/answer.js';
import { textModal } from '../../src/slack/views/forms/text-modal.js';
import { cardView } from '../../src/slack/views/incident/card.js';
import { digestView } from '../../src/slack/views/nudges/digest.js';
import { channelNudgeView } from '../../src/slack/views/nudges/in-channel.js';
import { postmortemView } from '../../src/slack/views/postmortems/overview.js';
import { tasksView } from '../../src/slack/views/postmortems/tasks/list.js';
import { progressText } from '../../src/slack/views/postmortems/tasks/progress.js';
import { aDocument } from '../support/a-document.js';
import { aDigest, aNudgeLine, aReason } from '../support/a-nudge.js';
import { aFollowUp, aTask } from '../support/a-task.js';
import { anIncident, aPolicy, at, milestones } from '../support/an-incident.js';
import { expectValidMessage, expectValidModal } from '../support/expect-valid-view.js';
import { read } from '../support/sample-incidents.js';

const incident = anIncident({
  ...{ status: 'resolved', severity: 'sev1' },
  milestones: milestones({ declared: '14:02', resolved: '14:20' }),
});
const policy = aPolicy();
/** Whose names aren't known. */
const people = { userIds: ['U1', 'U2'] };
const done = { kind: 'done', at: at('14:25'), by: 'U1', isAutomatic: false } as const;
const skipped = { kind: 'skipped', at: at('14:26'), by: 'U2', reason: 'No <!channel> needed' } as const;
const followUp = aFollowUp([
  aTask({ title: "Name the post-mortem's owner", status: done }),
  aTask({ number: 2, title: 'Fill in missing facts', status: skipped }),
  aTask({ number: 3, title: 'Review *now* <!channel>', assigneeId: 'U2', dueOn: '2026-11-24' }),
  aTask({ number: 4, dueOn: null, belongsTo: 'scribe' }),
]);

describe('the tasks after an incident', () => {
  it('are a list with who did what, what is next, and a menu for each', () => {
    const view = tasksView(incident, followUp, at('15:00'));
    expectValidMessage(view, people);
    expectValidModal(textModal(view, 'Follow-up'), people);
    expect(read(view)).toMatchInlineSnapshot(`
      "
      Follow-up of INC-42 · 2 of 4
      ✔ 1  Name the post-mortem's owner · today 14:25 by @Dana                             [ ⋯ ]
      – 2  Fill in missing facts · skipped by @Priya: “No @channel needed”                 [ ⋯ ]
      ▢ 3  Review ∗now∗ <!channel> · @Priya · due Tue, Nov 24                              [ ⋯ ]
      ▢ 4  Hold the retro · unassigned · no due date                                       [ ⋯ ]
      "
    `);
  });

  it('are as few as the incident has', () => {
    expect(tasksView(incident, aFollowUp([]), at('15:00')).text).toBe('INC-42 has no follow-up tasks.');
  });

  it('stand on the card in one line, with the next one', () => {
    const view = cardView(incident, { policy, now: at('15:00'), followUp });
    expectValidMessage(view, people);
    expect(read(view)).toMatch(/Follow-up 2 of 4 · next: Review .* \(.*Priya, due Tue, Nov 24\)/);
    expect(read(cardView(anIncident(), { policy, now: at('15:00') }))).not.toContain('Follow-up');
  });

  it('stand in the overview of the post-mortem', () => {
    const look = { person: (id: string) => `@${id}`, seenAt: at('15:00') };
    const progress = progressText(incident, followUp, look);
    expect(progress).toBe('*Follow-up* 2 of 4 · next: Review ∗now∗ &lt;!channel&gt; (@U2, due Tue, Nov 24)');
    expect(postmortemView(aDocument(), { progress, wording: [] }).text).not.toContain('Follow-up');
    expect(JSON.stringify(postmortemView(aDocument(), { progress, wording: [] }).blocks[0])).toContain(
      'Follow-up',
    );
  });

  it('are nothing of a canceled incident', () => {
    const canceled = { ...incident, status: 'canceled' } as const;
    expect(progressText(canceled, followUp, { person: (id) => id, seenAt: null })).toBeNull();
  });
});

describe('the answer to resolving', () => {
  const look = { policy, userId: 'U1', isInside: true, at: at('14:20'), lookAlike: null };
  const event = { kind: 'status_changed', from: 'mitigated', to: 'resolved', text: null } as const;

  it('offers the post-mortem with its day, where the policy wants one', () => {
    const view = answerView(incident, [event], { ...look, postmortemDueOn: '2026-12-02' });
    expectValidMessage(view);
    expect(read(view)).toMatchInlineSnapshot(`
      "
      ✅ INC-42 is resolved.                                                            [ Undo ]
      Post-mortem due Wed, Dec 2.
      [ Write post-mortem ]
      "
    `);
    expect(read(answerView(incident, [event], { ...look, postmortemDueOn: null }))).not.toContain(
      'ost-mortem',
    );
  });
});

describe('a task in a digest', () => {
  const task = { ...aTask({ number: 4, dueOn: '2026-12-01' }), assigneeId: 'U1' };
  const reason = {
    rule: 'task_due_today',
    about: 'hold_retro',
    dueInDays: 0,
    elapsed: 0,
    insteadOf: null,
  } as const;
  const line = aNudgeLine({
    incident: 42,
    actionItem: null,
    task,
    title: task.title,
    reason: aReason(reason),
  });

  it('is asked for by its name, with buttons that end it', () => {
    const view = digestView(aDigest({ lines: [line] }));
    expectValidMessage(view);
    expect(read(view)).toMatchInlineSnapshot(`
      "
      Good morning. 1 thing needs you.
      Due today · Hold the retro (INC-42)
      [ Done ] [ New date ]
        Change when you get these: \`/incident reminders\`
      "
    `);
  });

  it('says what became of it', () => {
    const ended = (status: typeof done | typeof skipped) =>
      digestView(aDigest({ lines: [{ ...line, task: { ...task, status }, isOpen: false }] })).text.split(
        '\n',
      )[1];
    expect([ended(done), ended(skipped)]).toEqual([
      '✔ ~Hold the retro (INC-42)~ done',
      '~Hold the retro (INC-42)~ skipped',
    ]);
  });

  it('is asked for in the channel if there is nobody else', () => {
    const view = channelNudgeView(incident, aDigest({ rule: 'digest', recipientId: 'C42', lines: [line] }));
    expectValidMessage(view);
    expect(read(view)).toContain('Hold the retro (INC-42)');
    expect(read(view)).toContain('[ Done ] [ New date ]');
  });
});
