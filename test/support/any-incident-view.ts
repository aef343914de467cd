import fc from 'fast-check';
import type { OpenFailure } from '../../src/domain/delivery/delivery-task.js';
import { type Incident, limits } from '../../src/domain/incident/incident.js';
import { sanitizeText, toOneLine } from '../../src/domain/text/check-text.js';
import type { TimelineEntry } from '../../src/domain/timeline/timeline-entry.js';
import { acceptedOf, anyLifecycle } from './any-lifecycle.js';
import { anyText } from './any-text.js';

/** Titles that the domain accepts. */
export const anyTitle = anyText.map((text) => upTo(limits.title, toOneLine(`x${text}`)));

const anyWords = anyText.map((text) => upTo(limits.text, sanitizeText(`x${text}`)));

const anyFailure = fc
  .record({
    kind: fc.constantFrom('open_channel' as const, 'pin_card' as const, 'refresh_card' as const),
    error: anyText,
  })
  .map(({ kind, error }): OpenFailure => ({ effectId: 7, effect: { kind }, error }));

/** Anything a reader may see: an incident after any lifecycle, with its timeline and delivery failures. */
export const anyIncidentView = fc
  .record({
    life: anyLifecycle,
    title: anyTitle,
    summary: fc.option(anyWords),
    affects: fc.array(
      anyText.map((text) => upTo(limits.affected, toOneLine(`x${text}`))),
      { maxLength: limits.affects },
    ),
    channelId: fc.option(fc.constant('C42')),
    failures: fc
      .array(anyFailure, { maxLength: 6 })
      .map((failures) => failures.map((failure, index) => ({ ...failure, effectId: index + 1 }))),
  })
  .map(({ life, failures, ...more }) => {
    const steps = acceptedOf(life.played);
    const last = steps.at(-1)?.incident ?? life.started.incident;
    const incident: Incident = { ...last, ...more };
    const entries = [life.started, ...steps].flatMap((decision) => decision.entries);
    return {
      incident,
      entries: entries.map(
        (entry, id) =>
          ({
            ...entry,
            ...{ id, capturedAt: entry.occurredAt, shownText: null, isHidden: false },
          }) satisfies TimelineEntry,
      ),
      effects: [life.started, ...steps].flatMap((decision) => decision.effects),
      refusals: life.played.flatMap(({ decision }) =>
        decision.kind === 'refused' ? [decision.refusal] : [],
      ),
      policy: life.policy,
      failures,
    };
  });
export type IncidentView = typeof anyIncidentView extends fc.Arbitrary<infer T> ? T : never;

/** Every user that an incident of `anyIncidentView` can contain. */
export const seenUserIds = ['U1', 'U2', 'U3', 'W4'];

function upTo(maxChars: number, text: string): string {
  return [...text].slice(0, maxChars).join('').trim();
}
