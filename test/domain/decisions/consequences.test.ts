import { describe, expect, it } from 'vitest';
import {
  broadcastOf,
  entryOf,
  statusEffects,
  withLatest,
} from '../../../src/domain/incident/decisions/consequences.js';
import type { Incident } from '../../../src/domain/incident/incident.js';
import type { Status } from '../../../src/domain/incident/status.js';
import { anIncident, at, by, byClock } from '../../support/an-incident.js';

const event = { kind: 'noted', text: 'x', at: at('14:30').toISOString() } as const;
const effectsOf = (before: Status, after: Status, more: Partial<Incident> = {}) =>
  statusEffects(anIncident({ status: before, ...more }), anIncident({ status: after, ...more }), {
    ...{ event, act: by('U2') },
  }).map(({ kind }) => kind);

const always = ['broadcast', 'refresh_card', 'refresh_announcements'];
const reply = 'reply_to_announcements';

describe('a change of status', () => {
  it.each<[Status, Status, string[]]>([
    ['triage', 'investigating', []],
    ['investigating', 'identified', []],
    ['investigating', 'mitigated', [reply]],
    ['mitigated', 'resolved', ['set_topic', reply]],
    ['mitigated', 'investigating', [reply]],
    ['resolved', 'investigating', ['set_topic', reply]],
    ['resolved', 'post_incident', []],
    ['post_incident', 'closed', ['set_topic', reply]],
    ['canceled', 'investigating', ['set_topic', reply]],
    ['investigating', 'canceled', ['set_topic', reply]],
    ['mitigated', 'mitigated', []],
  ])('from %s to %s is shown in the channel, and also does %j', (before, after, more) => {
    expect(effectsOf(before, after)).toEqual([...always, ...more]);
  });

  it('of a private incident is told to no other channel', () => {
    expect(effectsOf('mitigated', 'resolved', { isPrivate: true })).toEqual([...always, 'set_topic']);
  });
});

describe('what an act leaves behind', () => {
  it.each([
    ['a person', by('U2', at('14:30'), 'modal'), 'U2', 'modal'],
    ['Firebreak itself', byClock(at('14:30')), null, 'clock'],
  ])('names %s', (_who, act, person, source) => {
    const incident = anIncident({ nextUpdateDueAt: at('15:30') });
    expect(entryOf(act, event)).toEqual({ occurredAt: at('14:30'), source, authorId: person, event });
    expect(withLatest(incident, 'x', act).latestUpdate).toEqual({ at: at('14:30'), by: person, text: 'x' });
    expect(broadcastOf(act, event, incident)).toEqual({
      ...{ kind: 'broadcast', by: person, event },
      at: at('14:30').toISOString(),
      nextUpdateDueAt: at('15:30').toISOString(),
    });
  });

  it('names no next update where none is due', () => {
    expect(broadcastOf(by(), event, anIncident({ nextUpdateDueAt: null }))).toMatchObject({
      nextUpdateDueAt: null,
    });
  });
});
