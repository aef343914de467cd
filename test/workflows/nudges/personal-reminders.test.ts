import { describe, expect, it } from 'vitest';
import { storeMemberships } from '../../../src/db/queries/incident/members.js';
import type { ReminderSettings } from '../../../src/domain/nudges/rows.js';
import {
  changeReminderSettings,
  readPersonalReminders,
} from '../../../src/workflows/nudges/personal-reminders.js';
import { aFollowedUpIncident } from '../../support/a-followed-incident.js';
import { by } from '../../support/an-incident.js';
import { nudgePolicy } from '../../support/nudge-rows.js';

async function dana(more: Parameters<typeof aFollowedUpIncident>[0] = {}) {
  const followed = await aFollowedUpIncident(more);
  const { db } = followed;
  const asks = (time: string) => ({ workspaceId: 'T1', userId: 'UDANA', act: by('UDANA', new Date(time)) });
  const read = async (time: string) => {
    const { now, next } = await readPersonalReminders({ db, policy: nudgePolicy() }, asks(time));
    const shown = [now, next].map(
      (nudge) => nudge && [nudge.sendAt.toISOString(), ...nudge.items.map(({ key }) => key)].join(' '),
    );
    return { now: shown[0], next: shown[1] };
  };
  const change = (input: Partial<ReminderSettings>) =>
    changeReminderSettings(
      { db },
      {
        ...asks('2026-11-27T12:00:00Z'),
        ...{ key: 'k', trace: 't', deadline: { isOver: false, isCommitting: false }, input },
      },
    );
  return { ...followed, read, change };
}

describe('what a person is asked', () => {
  it('is told before it is asked, whether or not the clock has scheduled it', async () => {
    const { addItem, tick, read } = await dana();
    expect(await read('2026-11-27T12:00:00Z')).toEqual({ now: null, next: null });
    await addItem({ number: 17 });
    const next = '2026-11-30T09:30:00.000Z due_soon:ACT-17:2026-12-01-3d';
    expect(await read('2026-11-27T12:00:00Z')).toEqual({ now: null, next });
    await tick('2026-11-27T12:00:00Z');
    expect(await read('2026-11-27T12:00:00Z')).toEqual({ now: null, next });
    expect(await read('2026-11-30T09:30:00Z')).toEqual({
      now: next,
      next: '2026-12-01T09:30:00.000Z due_today:ACT-17:2026-12-01',
    });
  });

  it('comes at their own hour, and not while they are away', async () => {
    const { addItem, tick, read, change } = await dana();
    await addItem({ number: 17 });
    await tick('2026-11-27T12:00:00Z');
    for (const _again of [1, 2]) await change({ digestAt: '11:00', awayUntil: '2026-12-02' });
    await tick('2026-11-27T12:01:00Z');
    const { next } = await read('2026-11-27T12:01:00Z');
    expect(next).toBe('2026-12-02T11:00:00.000Z overdue:ACT-17:2026-12-01+1d');
    await change({ awayUntil: null });
    expect((await read('2026-11-27T12:01:00Z')).next).toContain('2026-11-30T11:00:00.000Z');
  });

  it('tells nothing of an incident that they may not see', async () => {
    const { addItem, read, db } = await dana({ isPrivate: true });
    await addItem({ number: 17 });
    expect(await read('2026-11-27T12:00:00Z')).toEqual({ now: null, next: null });
    const member = { workspaceId: 'T1', channelId: 'C42', userId: 'UDANA' };
    await storeMemberships(db, [{ ...member, isIn: true, at: new Date('2026-11-26T12:00:00Z') }]);
    expect((await read('2026-11-27T12:00:00Z')).next).toContain('ACT-17');
  });
});
