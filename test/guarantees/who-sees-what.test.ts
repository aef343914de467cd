import { describe, expect, it } from 'vitest';
import { filledForms } from '../../src/commands/forms/forms.js';
import { commands } from '../../src/commands/index.js';
import { actionIds } from '../../src/slack/views/action-ids.js';
import type { Heard } from '../support/a-door.js';
import {
  absent,
  aTown,
  channelIdOf,
  kindsOfIncidents,
  maySee,
  numbers,
  ours,
  type PersonKind,
  type Place,
  personKinds,
  places,
  secretOf,
  stateOf,
  type Townsman,
  townsmen,
} from '../support/a-town.js';
import { atLength } from '../support/at-length.js';
import { anEvent, aTypedLine } from '../support/payloads-of.js';
import {
  buttons,
  forms,
  type Payload,
  senderOf,
  shortcuts,
  verbs,
  waysToAsk,
  waysToName,
} from '../support/ways-in.js';
import { registered } from '../tree/registered.js';

/** Whoever may not see most incidents, each kind in the place where that matters. */
const outsiders: Pick<Townsman, 'kind' | 'place'>[] = [
  { kind: 'member', place: 'out' },
  { kind: 'member', place: 'left' },
  { kind: 'member', place: 'in' },
  { kind: 'multi-channel guest', place: 'out' },
  { kind: 'multi-channel guest', place: 'left' },
  { kind: 'single-channel guest', place: 'out' },
  { kind: 'bot', place: 'in' },
  { kind: 'deactivated', place: 'in' },
  { kind: 'Grid member', place: 'out' },
  { kind: 'stranger', place: 'out' },
  { kind: 'unknown', place: 'out' },
];

/**
 * Each person tries every way, each with one in so many of the incidents: members with several, others with one, and at
 * length all with more.
 */
const everyNth = (kind: PersonKind) => (kind === 'member' ? atLength(4, 1) : atLength(numbers.length, 3));

/** Each kind of person tries every way from one of the places, and from each place some kind tries it. */
const everyNthToAsk = atLength(places.length, 1);
const turnOf = ({ kind, place }: Townsman) => personKinds.indexOf(kind) + places.indexOf(place);

function townsman(kind: PersonKind, place: Place): Townsman {
  const found = townsmen.find((one) => one.kind === kind && one.place === place);
  if (!found) throw new Error(`There is no ${kind} who is ${place}.`);
  return found;
}

/**
 * A way by which no incident is reached, whatever there is: it declares one, lists all, is no verb, was used before, or
 * opens a form, because the other incident has an action item.
 */
const namesNone =
  /^button open_start|frobnicate|^(?:INC-102 )?list|^form cancel .*101|^INC-101 cancel duplicate/;

/** Events as Slack tells them of an incident's channel. */
function eventsOf(number: number): Record<string, Payload> {
  const channel = channelIdOf(number);
  const [user, ts] = ['UOUT00', '1700000000.000200'];
  const item = { type: 'message', channel, ts };
  const place = { channel, channel_type: 'group', user, event_ts: ts };
  return {
    message: { ...place, ts, text: 'words' },
    reaction_added: { reaction: 'pushpin', item, user, event_ts: ts },
    reaction_removed: { reaction: 'pushpin', item, user, event_ts: ts },
    pin_added: {
      channel_id: channel,
      user,
      event_ts: ts,
      item: { ...item, message: { ts, text: 'words', user } },
    },
    pin_removed: {
      channel_id: channel,
      user,
      event_ts: ts,
      item: { ...item, message: { ts, text: 'words', user } },
    },
    member_joined_channel: place,
    member_left_channel: place,
    channel_shared: { channel, event_ts: ts },
    channel_unshared: { channel, event_ts: ts },
    channel_id_changed: { old_channel_id: channel, new_channel_id: `${channel}B`, event_ts: ts },
    user_change: { user: { id: user, team_id: ours, name: 'x', profile: {} }, event_ts: ts },
    team_join: { user: { id: user, team_id: ours, name: 'x', profile: {} }, event_ts: ts },
    subteam_members_changed: { subteam_id: 'S0ONCALL01', event_ts: ts },
  };
}

/** The same way, whichever incident it is about. */
function generic(way: string): string {
  return way.replace(/C0INC0\d+|C0MOVED106/g, 'CHANNEL').replaceAll(/\b(?:10[1-9]|11[01]|999)\b/g, 'N');
}

/** All that is read of an answer, with one name for every incident and what is new each time left out. */
function read({ ack, told }: Heard): string {
  return generic(JSON.stringify({ ack, told }).replaceAll(/"trigger_id":"[^"]*"/g, ''));
}

/** Sends them a few at a time. */
async function each<T>(things: T[], work: (thing: T) => Promise<void>): Promise<void> {
  const left = things.values();
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (const thing of left) await work(thing);
    }),
  );
}

describe('who sees what', () => {
  it('has a row for every verb, form, button, shortcut and event that there is', () => {
    expect(Object.keys(verbs).sort()).toEqual(commands.map(({ name }) => name).sort());
    const withForms = commands.flatMap(({ name, form }) => (form ? [name] : []));
    expect(Object.keys(forms).sort()).toEqual([...withForms, ...filledForms.keys()].sort());
    expect(Object.keys(buttons).sort()).toEqual(Object.values(actionIds).sort());
    expect(shortcuts.toSorted()).toEqual(
      registered()
        .shortcuts.map(({ callbackId }) => callbackId)
        .sort(),
    );
  });

  it('is the same however it is asked: by name, by list, at home, and in what is chosen from', async () => {
    const town = await aTown();
    await each(townsmen, async (who) => {
      const sender = senderOf(who);
      const asked = await Promise.all(
        ['list all', 'list'].map((line) => town.sends(aTypedLine(sender, line))),
      );
      const listed = asked.map((one) => JSON.stringify(one)).join();
      for (const number of numbers) {
        const about = `${who.kind}, ${who.place}: ${number} ${kindsOfIncidents[number]}`;
        const may = maySee(who, number);
        expect(secretOf(number).test(listed), `${about}, listed`).toBe(may);
        for (const line of ['show', 'timeline', 'catchup', 'actions']) {
          const shown = JSON.stringify(await town.sends(aTypedLine(sender, `${line} INC-${number}`)));
          expect(shown.includes(`secret-${number}`), `${about}, ${line}`).toBe(may);
        }
      }
    });
  });

  it('tells nobody anything of what they may not see where they name none', async () => {
    const town = await aTown();
    const before = await stateOf(town);
    await each(townsmen, async (who) => {
      const hidden = numbers.filter((number) => !maySee(who, number));
      const ways = waysToAsk(who).filter((_way, at) => (at + turnOf(who)) % everyNthToAsk === 0);
      for (const [way, payload] of ways) {
        const heard = await town.sends(payload);
        if (way === 'home') await expect.poll(() => heard.told).not.toEqual([]);
        for (const number of hidden)
          expect(JSON.stringify(heard), `${who.kind}, ${who.place}: ${number} by ${way}`).not.toMatch(
            secretOf(number),
          );
      }
    });
    expect(await stateOf(town)).toEqual(before);
  });

  it.each(outsiders)(
    'answers $kind ($place) as if what they may not see were not there, and does nothing',
    { timeout: 120_000 },
    async ({ kind, place }) => {
      const town = await aTown();
      const before = await stateOf(town);
      const who = townsman(kind, place);
      const hidden = numbers.filter((number) => !maySee(who, number));
      const expected = new Map<string, string>();
      await each(waysToName(who, absent), async ([way, payload]) => {
        expected.set(way, read(await town.sends(payload)));
      });
      const names = [...expected.keys()];
      const every = Math.min(everyNth(kind), hidden.length);
      const ways = hidden.flatMap((number, nth) =>
        waysToName(who, number).filter((_way, at) => (at + nth) % every === 0),
      );
      expect(new Set(ways.map(([way]) => generic(way)))).toEqual(new Set(names.map(generic)));
      const known = new Map(names.map((way) => [generic(way), expected.get(way)]));
      await each(ways, async ([way, payload]) => {
        expect(read(await town.sends(payload)), way).toBe(known.get(generic(way)));
      });
      expect(await stateOf(town)).toEqual(before);
    },
  );

  it('lets who may see an incident reach it in every one of these ways', async () => {
    const town = await aTown();
    const who = townsman('member', 'in');
    const unnamed = waysToName(who, absent).map(([, payload]) => payload);
    const same: string[] = [];
    for (const [at, [way, payload]] of waysToName(who, 102).entries()) {
      if (namesNone.test(way)) continue;
      const reached = read(await town.sends(payload));
      const missed = read(await town.sends(unnamed[at] ?? {}));
      if (reached === missed) same.push(way);
    }
    expect(same).toEqual([]);
  });

  it('names no channel that was made private to who mentions it', async () => {
    const town = await aTown();
    for (const number of [103, 104]) {
      const sender = senderOf(townsman('member', 'out'));
      const line = aTypedLine(sender, `start sev3 as in <#${channelIdOf(number)}>`);
      const list = aTypedLine(sender, 'list');
      const heard = JSON.stringify([await town.sends(line), await town.sends(list)]);
      expect(heard.includes(`inc-secret-${number}`), kindsOfIncidents[number as 103]).toBe(number === 104);
    }
  });

  it('names no channel to a guest who mentions it', async () => {
    const town = await aTown();
    const sender = senderOf(townsman('multi-channel guest', 'out'));
    const heard = JSON.stringify(await town.sends(aTypedLine(sender, `list <#${channelIdOf(104)}>`)));
    expect(heard).toContain('some-channel');
    expect(heard).not.toContain('inc-secret-104');
  });

  it('points out no incident to who declares one that looks the same and may not see it', async () => {
    const town = await aTown();
    await each(
      townsmen.filter((who) => who.place !== 'in'),
      async (who) => {
        for (const number of numbers.filter((one) => !maySee(who, one)))
          for (const way of ['', '--private ']) {
            const line = aTypedLine(senderOf(who), `start sev2 ${way}Title secret ${number}`);
            const heard = JSON.stringify(await town.sends(line)).replaceAll(`secret ${number}`, '');
            expect(heard, `${who.kind}: ${kindsOfIncidents[number]}`).not.toMatch(secretOf(number));
          }
      },
    );
    const pointed = await town.db.run(
      "select payload from effects where kind = 'point_out_look_alike' and incident_number < 500",
    );
    expect(pointed.filter((one) => JSON.stringify(one).includes('isPrivate'))).toEqual([]);
  });

  it('answers no event of Slack but the opening of a Home tab', async () => {
    const town = await aTown();
    for (const number of numbers)
      for (const [type, event] of Object.entries(eventsOf(number))) {
        const heard = await town.sends(anEvent({ workspaceId: ours }, { type, ...event }));
        expect(heard.told, `${type} of ${kindsOfIncidents[number]}`).toEqual([]);
        expect(JSON.stringify(heard.ack)).toBe('null');
      }
  });
});
