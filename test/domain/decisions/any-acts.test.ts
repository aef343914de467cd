import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { start } from '../../../src/domain/incident/decisions/start.js';
import { type Incident, limits } from '../../../src/domain/incident/incident.js';
import {
  isActive,
  mayBecome,
  type Status,
  statuses,
  statusWords,
} from '../../../src/domain/incident/status.js';
import { severityPolicy } from '../../../src/domain/policy.js';
import { frozen } from '../../support/an-incident.js';
import { anyPolicy, anyStart } from '../../support/any-incident.js';
import { acceptedOf, always, startedAt, textsIn } from '../../support/any-lifecycle.js';

describe('any sequence of acts', () => {
  it('moves the status only along the lifecycle', () => {
    const ways: [Status, Status][] = [
      ...statuses.flatMap((from) =>
        statusWords.filter((to) => mayBecome(from, to)).map((to): [Status, Status] => [from, to]),
      ),
      ...statuses.flatMap((from): [Status, Status][] => [
        ...(isActive(from) ? [] : ([[from, 'investigating']] as [Status, Status][])),
        ...(from === 'resolved' || from === 'post_incident'
          ? ([[from, 'closed']] as [Status, Status][])
          : []),
        ...(from === 'closed' || from === 'canceled' ? [] : ([[from, 'canceled']] as [Status, Status][])),
      ]),
    ];
    always(({ played }) => {
      for (const { before, incident } of acceptedOf(played))
        if (before.status !== incident.status) expect(ways).toContainEqual([before.status, incident.status]);
    });
  });

  it('adds at least one entry with the time and the person of each accepted act; a refused act changes nothing', () => {
    always(({ played }) => {
      let last: Incident | null = null;
      for (const { before, act, decision } of played) {
        if (last) expect(before).toBe(last);
        last = decision.kind === 'accepted' ? decision.incident : before;
        if (decision.kind === 'refused') continue;
        expect(decision.entries.length).toBeGreaterThan(0);
        for (const entry of decision.entries) {
          expect(entry.occurredAt).toEqual(act.at);
          expect(entry.authorId).toBe(act.by.kind === 'person' ? act.by.userId : null);
        }
      }
    });
  });

  it('never changes the key, the channel and the reporter', () => {
    always(({ started, played }) => {
      const lasting = ({
        workspaceId,
        number,
        kind,
        isPrivate,
        reporterId,
        channelId,
        cardTs,
        summary,
        affects,
      }: Incident) => ({
        workspaceId,
        number,
        kind,
        isPrivate,
        reporterId,
        channelId,
        cardTs,
        summary,
        affects,
      });
      for (const { incident } of acceptedOf(played))
        expect(lasting(incident)).toEqual(lasting(started.incident));
    });
  });

  it('sets when the next update is due only while the incident is active and updates are not paused', () => {
    always(({ policy, played }) => {
      for (const { incident } of acceptedOf(played)) {
        const interval = severityPolicy(policy, incident.severity)?.updateEveryMinutes ?? null;
        const isDue = isActive(incident.status) && interval !== null;
        const isPaused = incident.updatesPausedReason !== null;
        expect(incident.nextUpdateDueAt !== null).toBe(isDue && !isPaused);
        expect(isPaused && !isDue).toBe(false);
      }
    });
  });

  it('keeps a readable latest update from the act that wrote it', () => {
    always(({ played }) => {
      for (const { before, act, incident } of acceptedOf(played)) {
        if (incident.latestUpdate === before.latestUpdate) continue;
        expect(incident.latestUpdate?.at).toEqual(act.at);
        expect(incident.latestUpdate?.text).toMatch(/\S/);
      }
    });
  });

  it('holds a cancellation only while the incident is canceled', () => {
    always(({ played }) => {
      for (const { incident } of acceptedOf(played)) {
        expect(incident.cancellation !== null).toBe(incident.status === 'canceled');
        const { reason, of } = incident.cancellation ?? {};
        expect(of != null).toBe(reason === 'duplicate' || reason === 'merged');
        expect(of).not.toBe(incident.number);
      }
    });
  });

  it('stores only text that a database and a screen can hold and that fits its field', () => {
    always(({ played }) => {
      for (const decision of acceptedOf(played)) {
        expect([...decision.incident.title].length).toBeLessThanOrEqual(limits.title);
        expect(decision.incident.title).toMatch(/^\S(.*\S)?$/u);
        for (const text of textsIn([decision.incident, decision.entries, decision.effects])) {
          expect(text).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u);
          expect([...text].length).toBeLessThanOrEqual(limits.text);
        }
      }
    });
  });
});

describe('any declaration', () => {
  it('results in a valid incident, or in a refusal that names the field', () => {
    fc.assert(
      fc.property(anyStart, anyPolicy, (input, policy) => {
        const act = {
          at: startedAt,
          by: { kind: 'person', userId: 'U1' } as const,
          source: 'modal' as const,
        };
        const decision = start(
          frozen(input),
          {
            workspaceId: 'T1',
            number: 42,
            policy,
            declarerGroupIds: [],
            unknownGroupIds: [],
            userKind: 'member',
          },
          act,
        );
        if (decision.kind === 'refused') {
          expect(['text_missing', 'text_too_long', 'severity_not_in_use']).toContain(decision.refusal.kind);
          return;
        }
        const { incident, entries } = decision;
        expect(entries).toHaveLength(1);
        expect([...incident.title].length).toBeLessThanOrEqual(limits.title);
        for (const text of textsIn(decision)) expect(text).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u);
      }),
      { numRuns: 500 },
    );
  });
});
