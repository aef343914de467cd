import { describe, expect, it } from 'vitest';
import { findActionItem } from '../../src/db/queries/action-items/action-items.js';
import { changeActionItem } from '../../src/workflows/action-items/change-action-item.js';
import { aFollowedUpTeam } from '../support/a-followed-up-team.js';
import { by } from '../support/an-incident.js';
import { depsAt, shownAtHome } from '../support/shown-at-home.js';

/** When it is three different days: the 26th in Pago Pago, the 27th in Berlin and the 28th on Kiritimati. */
const now = new Date('2026-11-27T10:30:00Z');
const zones: [string | null, string][] = [
  ['Pacific/Pago_Pago', '2026-11-26'],
  ['Europe/Berlin', '2026-11-27'],
  ['Asia/Kolkata', '2026-11-27'],
  ['Pacific/Kiritimati', '2026-11-28'],
  [null, '2026-11-27'],
];

async function anOwnerIn(timeZone: string | null) {
  const team = await aFollowedUpTeam();
  await team.incident({ number: 1 });
  await team.db.run(
    `insert into users (workspace_id, user_id, display_name, names, is_bot, is_deactivated, is_external, time_zone,
       observed_at)
     values ('T1', 'U7', 'Lee', '{}', false, false, false, $1, now()),
       ('T1', 'U8', 'Kim', '{}', false, false, false, 'Asia/Tokyo', now())`,
    [timeZone],
  );
  return { ...team, deps: depsAt(team.db, now) };
}

describe("a person's own calendar", () => {
  it.each(zones)('says at home what is due today: in %s on %s', async (timeZone, today) => {
    const { deps, item } = await anOwnerIn(timeZone);
    for (const day of ['26', '27', '28'])
      await item({ ownerId: 'U7', dueOn: `2026-11-${day}`, title: `Of ${day}` });
    const { shown } = await shownAtHome(deps, { userId: 'U7' });
    expect(shown).toContain(`*Due today* · Of ${today.slice(-2)}`);
  });

  it.each(zones)(
    'says on which day an item is done, whoever presses it: in %s on %s',
    async (timeZone, today) => {
      const { deps, item } = await anOwnerIn(timeZone);
      const number = await item({ ownerId: 'U7', dueOn: '2026-11-27' });
      const outcome = await changeActionItem(deps, {
        ...{ workspaceId: 'T1', key: 'k', trace: 't', act: by('U8', now) },
        deadline: { isOver: false, isCommitting: false },
        input: {
          item: number,
          channelId: null,
          change: { kind: 'status', status: { kind: 'done', note: null } },
        },
      });
      expect(outcome.kind).toBe('accepted');
      expect(await findActionItem(deps.db, { workspaceId: 'T1', number })).toMatchObject({
        finishedOn: today,
      });
    },
  );
});
