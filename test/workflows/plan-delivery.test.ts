import { expect, it } from 'vitest';
import type { StoredEffect } from '../../src/domain/delivery/stored-effect.js';
import type { Effect } from '../../src/domain/effect.js';
import { planDelivery } from '../../src/workflows/delivery/plan-delivery.js';
import { at } from '../support/an-incident.js';

it('edits announcements only once all of them are posted, because a pending one may show an older state', () => {
  const announce = stored(1, { kind: 'announce', channelId: 'C1' }, { state: 'attempting' });
  const refresh = stored(2, { kind: 'refresh_announcements' });
  const other = stored(3, { kind: 'set_topic' });
  expect(readyOf([announce, refresh, other])).toEqual([3]);
  expect(readyOf([refresh, other])).toEqual([2, 3]);
});

/** The ids of the effects that can be delivered now. */
function readyOf(pending: StoredEffect[]): number[] {
  const time = { now: at('14:02'), leaseMs: 30_000, goneAt: () => at('14:02'), slackFreeAt: () => 0 };
  return planDelivery(pending, { channelId: 'C42', cardTs: '1.000100' }, time).ready.map(({ id }) => id);
}

const ends = { limits: 0, answerUrl: null, failure: null, finishedAt: null };

function stored(id: number, effect: Effect, more: Partial<StoredEffect> = {}): StoredEffect {
  const times = { notBefore: at('14:02'), attemptedAt: at('14:02'), createdAt: at('14:02') };
  return {
    ...{ id, workspaceId: 'T1', incidentNumber: 42, key: `key ${id}`, effect, state: 'waiting', attempts: 0 },
    ...{
      isUncertain: false,
      isHeld: true,
      attemptedBy: 1,
      askedBy: null,
      error: null,
      trace: 'trace',
      ...ends,
      ...times,
      ...more,
    },
  };
}
