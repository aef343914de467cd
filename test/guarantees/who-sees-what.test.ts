import { describe, expect, it } from 'vitest';
import { filledForms } from '../../src/commands/forms/forms.js';
import { commandNamed, commands } from '../../src/commands/index.js';
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
  type Town,
  type Townsman,
  townsmen,
} from '../support/a-town.js';
import { atLength } from '../support/at-length.js';
import {
  aMessageShortcut,
  anEvent,
  aPress,
  aPressAtHome,
  aShortcut,
  aSubmission,
  aTypedLine,
  type Sender,
} from '../support/payloads-of.js';
import { registered } from '../tree/registered.js';

type Payload = Record<string, unknown>;

/** What a verb is typed with so that it does what it is there for. `declares`: it is about no incident that is there. */
const verbs: Record<string, string | 'declares'> = {
  start: 'declares',
  drill: 'declares',
  update: 'it is worse',
  ack: '',
  investigating: 'looking',
  identified: 'the cache',
  mitigated: 'rolled back',
  resolved: 'rolled back',
  post_incident: '',
  status: 'identified',
  severity: 'sev1',
  title: 'Something else',
  summary: 'What is known',
  affects: 'checkout',
  lead: '<@UIN00>',
  comms: '<@UIN00>',
  scribe: '<@UIN00>',
  ops: '<@UIN00>',
  role: 'comms <@UIN00>',
  invite: '<@UIN00>',
  join: '',
  note: 'we looked',
  timeline: '',
  runbook: 'done 1',
  impact: '10:00',
  times: 'detected 10:00',
  missing: '',
  backfill: 'declares',
  action: 'Add a breaker <@UIN00> by friday p1',
  actions: '',
  postmortem: '',
  tasks: 'done 1',
  export: 'md',
  reminders: 'snooze 15 min',
  list: '',
  show: '',
  catchup: '',
  close: '',
  reopen: 'it is back',
  cancel: 'false alarm',
  undo: '',
};

const text = (value: string) => ({ value });
const choice = (value: string) => ({ selected_option: { value } });
const people = { selected_users: ['UIN00'] };
const aQuote = {
  ...{ channelId: 'C0GENERAL1', ts: '1700000000.000100', authorId: 'U0WRITER01', authorName: null },
  ...{ text: 'words', files: [], permalink: null },
};

/** What each form is sent with. `about`: what it remembers of the line or message that it is for. */
const forms: Record<
  string,
  'declares' | 'names none' | { values: Record<string, Payload>; about?: unknown }
> = {
  start: 'declares',
  update: { values: { text: text('it is worse') } },
  resolved: { values: { text: text('it is over') } },
  severity: { values: { severity: choice('sev1'), text: text('why') } },
  title: { values: { title: text('Something else') } },
  summary: { values: { summary: text('What is known') } },
  affects: { values: { affects: text('checkout') } },
  role: { values: { role: choice('comms'), person: { selected_user: 'UIN00' } } },
  invite: { values: { people } },
  note: { values: { text: text('we looked') } },
  impact: { values: { impact_started: { selected_date_time: 1_700_000_000 } } },
  times: { values: { detected: { selected_date_time: 1_700_000_000 } }, about: '{"detected":null}' },
  backfill: 'declares',
  'missing-facts': { values: { summary: text('What is known') }, about: '["summary"]' },
  close: { values: {} },
  reopen: { values: { reason: text('it is back') } },
  action: { values: { title: text('Add a breaker'), owner: { selected_user: 'UIN00' } } },
  'action-reason': { values: { text: text('why') }, about: 'NUMBER blocked' },
  'action-owner': { values: { owner: { selected_user: 'UIN00' } }, about: 'NUMBER' },
  'action-edit': {
    values: { title: text('Other words') },
    about: '{"item":NUMBER,"sawChangeAt":"2030-01-02T00:00:00.000Z","externalId":null}',
  },
  'action-new': { values: { title: text('Add a breaker') }, about: '{"kind":"entry","id":1}' },
  'action-snooze': { values: { until: { selected_date: '2030-01-02' } }, about: 'NUMBER' },
  'action-due': { values: { due: { selected_date: '2030-01-02' } }, about: 'NUMBER' },
  'pause-updates': { values: { reason: text('waiting') } },
  'reminder-settings': 'names none',
  'runbook-skip': { values: { text: text('why') }, about: '1 1' },
  'runbook-note': { values: { text: text('green') }, about: '1 1' },
  'runbook-assign': { values: { person: { selected_user: 'UIN00' } }, about: '1 1' },
  'runbook-add': 'names none',
  'runbook-values': { values: { value: text('eu-west-1') }, about: '{"run":1,"names":["region"]}' },
  'postmortem-edit': {
    values: { text: text('Cards failed') },
    about: '{"section":"impact","sawRevision":0,"fields":1}',
  },
  'postmortem-answer': {
    values: { text: text('All green') },
    about: '{"key":"detection","section":"detection","question":"How?","askedOf":null,"askedBy":null}',
  },
  'postmortem-ask': {
    values: { person: { selected_user: 'UIN00' }, text: text('Why?'), section: choice('impact') },
  },
  'postmortem-comment': { values: { section: choice('impact'), text: text('Berlin only?') } },
  'postmortem-owner': { values: { person: { selected_user: 'UIN00' } } },
  'postmortem-due': { values: { due: { selected_date: '2030-01-02' } } },
  'postmortem-review': { values: { people } },
  'postmortem-publish': { values: {} },
  'task-skip': { values: { reason: text('Held by phone') }, about: '1' },
  'task-assignee': { values: { person: { selected_user: 'UIN00' } }, about: '1' },
  'task-due': { values: { due: { selected_date: '2030-01-02' } }, about: '1' },
  'runbook-timer': { values: { minutes: choice('10') }, about: '1 1' },
  cancel: { values: { reason: choice('false_alarm'), text: text('no') } },
  edit: { values: { text: text('other words'), where: choice('timeline') }, about: 'e1' },
  add: { values: { note: text('why') }, about: JSON.stringify({ kind: 'here', ts: '1700000000.000100' }) },
};

/** What stands after the number on each kind of button. */
const buttons: Record<string, string[]> = {
  [actionIds.openStart]: [''],
  [actionIds.update]: [''],
  [actionIds.status]: ['resolved', 'mitigated'],
  [actionIds.takeRole]: ['scribe'],
  [actionIds.more]: ['severity', 'timeline', 'invite'],
  [actionIds.acknowledge]: [''],
  [actionIds.join]: [''],
  [actionIds.retryEffect]: ['1'],
  [actionIds.dismissEffect]: ['1'],
  [actionIds.runLine]: ['show', 'timeline all', 'catchup', 'undo', 'cancel duplicate of INC-101'],
};

const shortcuts = [
  'start_incident',
  'start_incident_from_message',
  'add_to_timeline',
  'create_action_item',
  'add_runbook',
];
const lines = [
  '',
  'runbook',
  'runbook 3',
  'runbook run 1 skip 1 why',
  'runbook run 1 detach',
  'runbook run 1 patch',
  'runbook patch',
  'reminders',
  'reminders pause',
  'reminders pause waiting',
  'reminders resume',
  'postmortem',
  'postmortem open',
  'postmortem edit impact',
  'postmortem history impact',
  'postmortem restore impact 1',
  'postmortem answer detection',
  'postmortem ask <@UIN00> Why?',
  'postmortem review <@UIN00>',
  'postmortem publish',
  'tasks',
  'tasks done 1',
  'tasks reopen 1',
  'tasks skip 1 because it was held',
  'tasks assign 1 <@UIN00>',
  'tasks due 1 friday',
  'export json here',
  'times',
  'times edit',
  'times history',
  'timeline all',
  'timeline edit e1',
  'timeline action e1',
  'timeline remove e1',
  'timeline all before 1800000000000-e1',
  'frobnicate',
];

const general = 'C0GENERAL1';
const senderOf = ({ userId }: Townsman, channelId = general): Sender => ({
  workspaceId: ours,
  userId,
  channelId,
});

/** Every payload that names an incident, by its number or its channel. */
function waysToName(who: Townsman, number: number): [string, Payload][] {
  const sender = senderOf(who);
  const typed = [
    ...Object.entries(verbs).flatMap(([verb, rest]) =>
      rest === 'declares'
        ? []
        : [
            ...[`INC-${number} ${verb} ${rest}`, `${verb} INC-${number} ${rest}`],
            ...(commandNamed(verb)?.numbersAreArguments ? [] : [`${verb} ${number}`]),
          ],
    ),
    ...lines.map((line) => `INC-${number} ${line}`),
    ...['', 'done', 'blocked', 'due', 'owner <@UIN00>', 'edit', 'title x', 'p1', 'watch', 'link', 'keep'].map(
      (verb) => `action ACT-${number} ${verb}`.trim(),
    ),
    ...[`INC-101 cancel duplicate of INC-${number}`, `${number}`, `#${number} show`],
  ];
  const pressed = [
    ...Object.entries(buttons).flatMap(([action_id, words]) =>
      words.map((word) => ({ action_id, value: `${number} ${word}`.trim() })),
    ),
    { action_id: `${actionIds.runLine}:action-1-start`, value: `${number} action ACT-${number} start` },
  ];
  const sent = Object.entries(forms).flatMap(([name, form]) => {
    if (typeof form === 'string') return [];
    const about =
      typeof form.about === 'string' ? form.about.replace('NUMBER', `${number}`) : (form.about ?? null);
    return [
      { name, values: form.values, remembers: { number, about } },
      { name, values: form.values, remembers: { channelId: channelIdOf(number), about } },
    ];
  });
  const quoted = JSON.stringify({ kind: 'elsewhere', quote: aQuote });
  const further: { name: string; values: Record<string, Payload>; remembers: Payload }[] = [
    { name: 'add', values: { incident: choice(String(number)) }, remembers: { about: quoted } },
    {
      name: 'cancel',
      values: { reason: choice('duplicate'), of: text(`INC-${number}`) },
      remembers: { number: 101 },
    },
  ];
  return [
    ...typed.map((line): [string, Payload] => [line, aTypedLine(sender, line)]),
    ...pressed.map((one): [string, Payload] => [`button ${one.action_id} ${one.value}`, aPress(sender, one)]),
    ...pressed
      .slice(1, 3)
      .map((one): [string, Payload] => [`at home ${one.value}`, aPressAtHome(sender, one)]),
    ...[...sent, ...further].map((form): [string, Payload] => [
      `form ${form.name} ${JSON.stringify(form.remembers)}`,
      aSubmission(sender, form),
    ]),
  ];
}

/** Every payload that names none, and is answered with those that there are. */
function waysToAsk(who: Townsman): [string, Payload][] {
  const sender = senderOf(who);
  const typed = Object.entries(verbs).flatMap(([verb, rest]) =>
    rest === 'declares' ? [] : [`${verb} ${rest}`],
  );
  const all = [
    ...typed,
    '',
    'list all',
    'list mine',
    'reminders preview',
    'actions open',
    'actions overdue',
    'actions <@UIN00>',
    'help',
    'help show',
    'frobnicate',
    'show Title secret',
    'start',
  ];
  return [
    ...all.map((line): [string, Payload] => [line, aTypedLine(sender, line)]),
    ['shortcut', aShortcut(sender, 'start_incident')],
    ...shortcuts.slice(1).map((id): [string, Payload] => [id, aMessageShortcut(sender, id)]),
    ['home', anEvent(sender, { type: 'app_home_opened', user: who.userId, tab: 'home', channel: 'D1' })],
  ];
}

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

/** Everything that people decide or Slack is to be told. */
async function stateOf({ db }: Town): Promise<string> {
  const tables = [
    'incidents',
    'timeline_entries',
    'messages',
    'marks',
    'incident_members',
    'effects',
    'announcements',
    'action_items',
    'action_item_events',
  ];
  const states = tables.map((table) =>
    db.run(`select md5(coalesce(string_agg(one::text, ' ' order by one::text), '')) from ${table} one`),
  );
  return JSON.stringify(await Promise.all(states));
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
    expect(await stateOf(town)).toBe(before);
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
      expect(await stateOf(town)).toBe(before);
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
