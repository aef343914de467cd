import { commandNamed } from '../../src/commands/index.js';
import { actionIds } from '../../src/slack/views/action-ids.js';
import { channelIdOf, ours, type Townsman } from './a-town.js';
import {
  aMessageShortcut,
  anEvent,
  aPress,
  aPressAtHome,
  aShortcut,
  aSubmission,
  aTypedLine,
  type Sender,
} from './payloads-of.js';

export type Payload = Record<string, unknown>;

/**
 * What a verb is typed with so that it does what it is there for. `declares`: it is about no incident that is there; `names
 * none`: about none at all.
 */
export const verbs: Record<string, string | 'declares' | 'names none'> = {
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
  doctor: 'names none',
};

const text = (value: string) => ({ value });
const choice = (value: string) => ({ selected_option: { value } });
const people = { selected_users: ['UIN00'] };
const aQuote = {
  ...{ channelId: 'C0GENERAL1', ts: '1700000000.000100', authorId: 'U0WRITER01', authorName: null },
  ...{ text: 'words', files: [], permalink: null },
};

/** What each form is sent with. `about`: what it remembers of the line or message that it is for. */
export const forms: Record<
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
export const buttons: Record<string, string[]> = {
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

export const shortcuts = [
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
export const senderOf = ({ userId }: Townsman, channelId = general): Sender => ({
  workspaceId: ours,
  userId,
  channelId,
});

/** Every payload that names an incident, by its number or its channel. */
export function waysToName(who: Townsman, number: number): [string, Payload][] {
  const sender = senderOf(who);
  const typed = [
    ...Object.entries(verbs).flatMap(([verb, rest]) =>
      rest === 'declares' || rest === 'names none'
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
export function waysToAsk(who: Townsman): [string, Payload][] {
  const sender = senderOf(who);
  const typed = Object.entries(verbs).flatMap(([verb, rest]) =>
    rest === 'declares' || rest === 'names none' ? [] : [`${verb} ${rest}`],
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
