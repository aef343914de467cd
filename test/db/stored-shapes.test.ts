import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedFailure, storedPayload } from '../../src/db/queries/delivery/effect-schemas.js';
import {
  incidentFromRow,
  storedCancellation,
  storedUpdate,
} from '../../src/db/queries/incident/incident-row.js';
import { storedContent } from '../../src/db/queries/runbooks/schemas.js';
import { storedAnswer } from '../../src/db/queries/stored-answer.js';
import { sealedEvent, storedEvent } from '../../src/db/queries/stored-event.js';
import type { StoredJson } from '../../src/db/stored-json.js';
import type { Incident } from '../../src/domain/incident/incident.js';
import type { RunbookContent } from '../../src/domain/runbooks/runbook.js';
import type { TimelineEvent } from '../../src/domain/timeline/events.js';
import { at } from '../support/an-incident.js';
import { acceptedOf, always } from '../support/any-lifecycle.js';
import { anyText } from '../support/any-text.js';
import { everyEffect } from '../support/every-effect.js';
import { everyRefusal } from '../support/every-refusal.js';

/** A value as Postgres returns it. */
function asJson(value: unknown): unknown {
  return value === null ? null : JSON.parse(JSON.stringify(value));
}

function expectReadBack<T>(json: StoredJson<T>, value: T): void {
  expect(json.read(asJson(json.write(value)))).toEqual({ kind: 'ok', value });
}

/** The row that is stored for an incident. */
function rowOf(incident: Incident): Parameters<typeof incidentFromRow>[0] {
  const { latestUpdate, cancellation, affects, roles, milestones } = incident;
  return {
    ...incident,
    ...{ affects: asJson(affects), roles: asJson(roles), milestones: asJson(milestones) },
    latestUpdate: asJson(latestUpdate && storedUpdate.write(latestUpdate)),
    cancellation: asJson(cancellation && storedCancellation.write(cancellation)),
    ...{ declaredAt: at('14:02'), changedAt: at('14:02'), membersObservedAt: null },
    ...{ visibilityObservedAt: null, sealedChannelId: null, isUnscheduled: true },
  };
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const anyChange = <T>(arbitrary: fc.Arbitrary<T>) => maybe(fc.record({ from: arbitrary, to: arbitrary }));

const anyTimelineEvent: fc.Arbitrary<TimelineEvent> = fc.oneof(
  fc.record({ kind: fc.constant('noted' as const), text: anyText, at: anyText }),
  fc.record(
    {
      kind: fc.constant('quoted' as const),
      ...{ channelId: anyText, ts: anyText, authorId: anyText, authorName: maybe(anyText) },
      ...{ text: anyText, note: maybe(anyText), files: fc.array(anyText), permalink: maybe(anyText) },
      ...{ at: anyText, purgedAt: anyText },
    },
    {
      requiredKeys: [
        ...(['kind', 'channelId', 'ts', 'authorId', 'authorName'] as const),
        ...(['text', 'note', 'files', 'permalink', 'at'] as const),
      ],
    },
  ),
  fc.record({
    kind: fc.constant('item_edited' as const),
    item: anyText,
    text: anyChange(anyText),
    occurredAt: anyChange(anyText),
    isHighlight: anyChange(fc.boolean()),
  }),
);

const anyLine = fc.integer({ min: 1, max: 10_000 });
const texts = fc.array(anyText, { maxLength: 3 });
const anyRunbook: fc.Arbitrary<RunbookContent> = fc.record({
  title: anyText,
  applies: fc.record({ services: texts, severities: texts, labels: texts, alerts: texts }),
  steps: fc.array(
    fc.record({
      ...{ title: anyText, markdown: anyText, line: anyLine, depth: fc.nat({ max: 9 }) },
      ...{ confidence: fc.float({ min: 0, max: 1, noNaN: true }).map(Math.abs), section: maybe(anyText) },
    }),
    { maxLength: 4 },
  ),
  context: fc.array(fc.record({ heading: maybe(anyText), line: anyLine, markdown: anyText }), {
    maxLength: 4,
  }),
  problems: fc.array(fc.record({ line: anyLine, message: anyText }), { maxLength: 4 }),
});

describe('a stored value reads back as it was written', () => {
  it('for everything that any lifecycle stores', () => {
    always(({ started, played }) => {
      for (const { incident, entries, effects } of [started, ...acceptedOf(played)]) {
        expect(incidentFromRow(rowOf(incident))).toEqual(incident);
        const events = entries.map(({ event }) => event);
        for (const event of events) expectReadBack(storedEvent, event);
        for (const effect of effects) expectReadBack(storedPayload, effect);
        const answer = { number: 42, events, at: at('14:02').toISOString(), lookAlike: null };
        expectReadBack(storedAnswer, answer);
      }
    });
  });

  it('for every event of the timeline', () => {
    fc.assert(fc.property(anyTimelineEvent, (event) => expectReadBack(storedEvent, event)));
  });

  it('for the content of every runbook', () => {
    fc.assert(fc.property(anyRunbook, (content) => expectReadBack(storedContent, content)));
  });

  it.each(Object.values(everyRefusal))('for a refusal: $kind', (refusal) => {
    expectReadBack(storedAnswer, { refusal });
  });

  it.each(Object.values(everyEffect))('for an effect: $kind', (effect) => {
    expectReadBack(storedPayload, effect);
  });

  it('for a failure that concerns people and groups', () => {
    expectReadBack(storedFailure, {
      effectKind: 'invite',
      error: 'user_is_restricted',
      people: [{ userId: 'U2', error: 'user_is_restricted' }],
      groups: [{ groupId: 'S1', error: 'no_such_subteam' }],
    });
  });
});

describe('the hash chain', () => {
  const event = { kind: 'noted', text: 'checkout fails', at: '2026-11-23T14:03:00.000Z' } as const;

  it('seals an event without its first version, as it was sealed before events had one', () => {
    expect(sealedEvent(asJson(storedEvent.write(event)))).toEqual(event);
    expect(sealedEvent(event)).toEqual(event);
  });

  it('seals any other version, so that nobody can change it unnoticed', () => {
    expect(sealedEvent({ ...event, v: 2 })).toEqual({ ...event, v: 2 });
  });
});
