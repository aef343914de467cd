import { describe, expect, it } from 'vitest';
import type { Act } from '../../../src/domain/actor.js';
import type { Decision } from '../../../src/domain/decision.js';
import { cancel } from '../../../src/domain/incident/decisions/cancel.js';
import { changeSeverity } from '../../../src/domain/incident/decisions/change-severity.js';
import { changeStatus } from '../../../src/domain/incident/decisions/change-status.js';
import { close } from '../../../src/domain/incident/decisions/close.js';
import { statusSince } from '../../../src/domain/incident/decisions/move-to.js';
import { rename } from '../../../src/domain/incident/decisions/rename.js';
import { reopen } from '../../../src/domain/incident/decisions/reopen.js';
import { undo } from '../../../src/domain/incident/decisions/undo.js';
import { update } from '../../../src/domain/incident/decisions/update.js';
import type { Incident } from '../../../src/domain/incident/incident.js';
import { milestoneAt } from '../../../src/domain/incident/milestone.js';
import type { Policy } from '../../../src/domain/policy.js';
import type { TimelineEntry } from '../../../src/domain/timeline/timeline-entry.js';
import { accepted, anIncident, aPolicy, at, by, milestones } from '../../support/an-incident.js';

const policy = aPolicy();
const archiving = aPolicy({ channel: { name: 'inc-{number}', archiveOnClose: true, bookmarks: [] } });

type Step = (incident: Incident, act: Act) => Decision;
const status =
  (to: 'mitigated' | 'resolved' | 'identified', text: string | null = null): Step =>
  (incident, act) =>
    changeStatus(incident, { to, text }, policy, act);
const severity: Step = (incident, act) => changeSeverity(incident, { to: 'sev1', text: null }, policy, act);
const title: Step = (incident, act) => rename(incident, 'Payments are down', act);
const closing =
  (its: Policy = policy): Step =>
  (incident, act) =>
    close(incident, { tasks: [], reason: null }, its, act);
const canceling: Step = (incident, act) =>
  cancel(incident, { reason: 'false_alarm', of: null, text: null }, policy, act);
const reopening: Step = (incident, act) => reopen(incident, 'it is back', policy, act);
const words: Step = (incident, act) =>
  update(incident, { text: 'watching', status: null, severity: null }, policy, act);

interface Lived {
  incident: Incident;
  /** Newest first. */
  entries: TimelineEntry[];
}

/** An incident after these acts, each by a person at a time. */
function living(begun: Incident, ...steps: [Step, string, string][]): Lived {
  return steps.reduce<Lived>(
    ({ incident, entries }, [step, time, userId], index) => {
      const decision = accepted(step(incident, by(userId, at(time))));
      const added = decision.entries.map((entry) => ({
        ...entry,
        id: index + 1,
        capturedAt: entry.occurredAt,
        shownText: null,
        isHidden: false,
      }));
      return { incident: decision.incident, entries: [...added, ...entries] };
    },
    { incident: begun, entries: [] },
  );
}

const undone = (
  { incident, entries }: Lived,
  { as = 'U1', time = '14:40', madeAt = null as Date | null, its = policy } = {},
) => undo(incident, entries, { madeAt }, its, by(as, at(time)));

const begun = anIncident();

describe('undoing', () => {
  it.each<[string, Incident, Step]>([
    ['a mitigation', begun, status('mitigated')],
    ['a resolution with its words', begun, status('resolved', 'rolled back')],
    ['a severity', begun, severity],
    ['a title', begun, title],
    ['a closing', living(begun, [status('resolved'), '14:10', 'U2']).incident, closing()],
    ['a cancellation', begun, canceling],
    ['a reopening', living(begun, [status('resolved'), '14:10', 'U2']).incident, reopening],
    ['a reopening of what was canceled', living(begun, [canceling, '14:10', 'U2']).incident, reopening],
  ])('%s restores the state from before', (_what, before, step) => {
    const earlier = living(begun, [canceling, '14:10', 'U2']).entries;
    const lived = living(before, [step, '14:30', 'U1']);
    const entries = [...lived.entries.map((one) => ({ ...one, id: 9 })), ...earlier];
    const { incident, entries: added } = accepted(undone({ ...lived, entries }));
    const facts = ({ status, severity, title, cancellation, latestUpdate }: Incident) => {
      return { status, severity, title, cancellation, latestUpdate };
    };
    expect(facts(incident)).toEqual(facts(before));
    for (const name of ['acknowledged', 'identified', 'mitigated', 'resolved', 'closed'] as const)
      expect(milestoneAt(incident.milestones, name)).toEqual(milestoneAt(before.milestones, name));
    expect(added.map(({ event }) => event.kind)).toEqual(['undone']);
  });

  it('keeps the undone value in the history of a milestone', () => {
    const { incident } = accepted(undone(living(begun, [status('resolved'), '14:30', 'U1'])));
    expect(incident.milestones.resolved?.map((fact) => fact.at)).toEqual([at('14:30'), null]);
  });

  it('clears a milestone whose time was corrected since', () => {
    const lived = living(begun, [status('mitigated'), '14:30', 'U1']);
    const corrected = { ...lived.incident.milestones, ...milestones({ mitigated: '14:25' }) };
    const { incident } = accepted(
      undone({ ...lived, incident: { ...lived.incident, milestones: corrected } }),
    );
    expect(milestoneAt(incident.milestones, 'mitigated')).toBeNull();
  });

  it('restores the previous latest update', () => {
    const lived = living(begun, [words, '14:10', 'U2'], [status('resolved', 'it is over'), '14:30', 'U1']);
    expect(accepted(undone(lived)).incident.latestUpdate).toMatchObject({ text: 'watching', by: 'U2' });
  });

  it('keeps an update that was posted after the act', () => {
    const lived = living(begun, [status('resolved', 'over'), '14:30', 'U1'], [words, '14:35', 'U2']);
    expect(accepted(undone(lived)).incident.latestUpdate?.text).toBe('watching');
  });

  it('unarchives the channel before posting there, and archives it again', () => {
    const resolved = living(begun, [status('resolved'), '14:10', 'U2']).incident;
    const closed = living(resolved, [closing(archiving), '14:30', 'U1']);
    const kinds = (lived: Lived) =>
      accepted(undone(lived, { its: archiving })).effects.map((effect) => effect.kind);
    const posts = ['broadcast', 'refresh_card', 'refresh_announcements', 'set_topic'];
    const elsewhere = 'reply_to_announcements';
    expect(kinds(closed)).toEqual(['unarchive_channel', ...posts, elsewhere]);
    expect(kinds(living(closed.incident, [reopening, '14:30', 'U1']))).toEqual([
      ...[...posts, elsewhere, 'archive_channel'],
    ]);
  });

  it('is refused if somebody has changed the same field since, and says who', () => {
    const lived = living(begun, [status('mitigated'), '14:30', 'U1'], [status('resolved'), '14:33', 'U2']);
    expect(undone(lived)).toMatchObject({
      refusal: { kind: 'changed_since', field: 'status', by: 'U2', at: at('14:33').toISOString() },
    });
  });

  it('ignores changes of other fields', () => {
    const lived = living(begun, [status('mitigated'), '14:30', 'U1'], [severity, '14:33', 'U2']);
    expect(accepted(undone(lived)).incident).toMatchObject({ status: 'investigating', severity: 'sev1' });
  });

  it('undoes the given act, even if another came after it', () => {
    const lived = living(begun, [severity, '14:20', 'U1'], [status('mitigated'), '14:30', 'U1']);
    const { incident } = accepted(undone(lived, { madeAt: at('14:20') }));
    expect(incident).toMatchObject({ severity: 'sev2', status: 'mitigated' });
  });

  it('is refused the second time, and undoes nobody else’s act', () => {
    const lived = living(
      begun,
      [status('mitigated'), '14:30', 'U1'],
      [
        (incident, act) =>
          undo(
            incident,
            living(begun, [status('mitigated'), '14:30', 'U1']).entries,
            { madeAt: null },
            policy,
            act,
          ),
        '14:32',
        'U1',
      ],
    );
    expect(undone(lived, { madeAt: at('14:30') })).toMatchObject({ refusal: { kind: 'already_undone' } });
    expect(undone(lived)).toMatchObject({ refusal: { kind: 'cannot_undo', what: 'undone' } });
    expect(undone(lived, { as: 'U2', madeAt: at('14:30') })).toMatchObject({
      refusal: { kind: 'nothing_to_undo' },
    });
  });

  it('is refused after an hour', () => {
    const lived = living(begun, [status('mitigated'), '14:30', 'U1']);
    expect(undone(lived, { time: '15:30' })).toMatchObject({ kind: 'accepted' });
    expect(undone(lived, { time: '15:31' })).toMatchObject({ refusal: { kind: 'too_late_to_undo' } });
  });

  it('undoes only the person’s last act', () => {
    const lived = living(begun, [severity, '14:20', 'U1'], [words, '14:30', 'U1']);
    expect(undone(lived)).toMatchObject({ refusal: { kind: 'cannot_undo', what: 'updated' } });
    expect(undone({ incident: begun, entries: [] })).toMatchObject({ refusal: { kind: 'nothing_to_undo' } });
  });

  it.each(['U1', 'U2'])('is refused if nobody can read what %s did last', (userId) => {
    const { incident, entries } = living(begun, [severity, '14:20', 'U1'], [words, '14:30', userId]);
    const [last, ...earlier] = entries;
    if (!last) throw new Error('There are two entries.');
    const unreadable: TimelineEntry = { ...last, event: { kind: 'unreadable', entry: last.id } };
    expect(undone({ incident, entries: [unreadable, ...earlier] })).toMatchObject({
      refusal: { kind: 'cannot_undo', what: 'unreadable' },
    });
  });
});

it('keeps the time since when the incident is investigated, because an undo is no step back', () => {
  const begun = anIncident({ milestones: milestones({ declared: '14:00' }) });
  const { incident, entries } = living(begun, [status('mitigated'), '14:10', 'U1']);
  const after = accepted(undo(incident, entries, { madeAt: null }, policy, by('U1', at('14:12')))).incident;
  expect(statusSince(after)).toEqual(at('14:00'));
  const again = accepted(status('mitigated')(after, by('U1', at('14:20')))).incident;
  const back = accepted(
    changeStatus(again, { to: 'investigating', text: null }, policy, by('U1', at('14:25'))),
  );
  expect(statusSince(back.incident)).toEqual(at('14:25'));
});
