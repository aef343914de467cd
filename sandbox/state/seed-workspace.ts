import { identity } from './identity.js';
import { withoutPrototypes } from './without-prototypes.js';
import type { Channel, ChannelKind, User, UserKind, Workspace } from './workspace.js';

/** A new workspace at `now`: ten people of every kind, four channels, one user group. The app is in no channel. */
export function seedWorkspace(now: Date, botName: string): Workspace {
  const users = [...people(), appUser(botName)];
  const channels = seededChannels(Math.floor(now.getTime() / 1000));
  return withoutPrototypes({
    team: { id: identity.teamId, name: identity.teamName, domain: identity.teamDomain },
    users: Object.fromEntries(users.map((user) => [user.id, user])),
    channels: Object.fromEntries(channels.map((channel) => [channel.id, channel])),
    channelIds: Object.fromEntries(channels.map((channel) => [channel.name, channel.id])),
    messages: Object.fromEntries(channels.map((channel) => [channel.id, []])),
    ephemerals: [],
    bookmarks: {},
    userGroups: {
      S0ONCALL01: {
        id: 'S0ONCALL01',
        handle: 'payments-oncall',
        name: 'Payments on call',
        users: [ids.sam, ids.priya],
        isDisabled: false,
      },
    },
    files: {},
    views: {},
    modals: {},
    homes: {},
    inputs: {},
    triggers: {},
    responseUrls: {},
    scheduled: [],
    lastRead: {},
    lastTsMicros: 0,
    lastId: 0,
    aheadMs: 0,
    tourDone: [],
  });
}

const ids = {
  dana: 'U0DANA0001',
  sam: 'U0SAM00002',
  priya: 'U0PRIYA003',
  mia: 'U0MIA00004',
  lee: 'U0LEE00005',
  guest: 'U0GUEST006',
  gone: 'U0GONE0007',
  kim: 'U0KIM00008',
  deploybot: 'U0DEPLOY09',
  notz: 'U0NOTZ0010',
};

function people(): User[] {
  return [
    { ...person(ids.dana, 'dana', 'Dana Ortiz', 'Europe/Berlin'), title: 'Site reliability', isAdmin: true },
    person(ids.sam, 'sam', 'Sam Okafor', 'America/New_York'),
    person(ids.priya, 'priya', 'Priya Nair', 'Asia/Kolkata'),
    person(ids.mia, 'mia', 'Mia Chen', 'Australia/Sydney'),
    person(ids.lee, 'lee', 'Lee Park', 'America/Los_Angeles'),
    person(ids.guest, 'guest', 'Gus Guest', 'Europe/London', 'guest'),
    person(ids.gone, 'gone', 'Gone Gray', 'Europe/Paris', 'deactivated'),
    { ...person(ids.kim, 'ext.kim', 'Kim External', 'Asia/Seoul', 'stranger'), teamId: 'T0PARTNER1' },
    person(ids.deploybot, 'deploybot', 'Deploybot', 'America/Los_Angeles', 'bot'),
    person(ids.notz, 'notz', 'Noor Tzafrir', undefined),
    person('USLACKBOT', 'slackbot', 'Slackbot', 'America/Los_Angeles', 'bot'),
  ];
}

function person(
  id: string,
  name: string,
  realName: string,
  tz: string | undefined,
  kind: UserKind = 'member',
): User {
  const email = kind === 'bot' ? {} : { email: `${name}@example.com` };
  return { id, name, realName, kind, teamId: identity.teamId, ...email, ...(tz ? { tz } : {}) };
}

function appUser(name: string): User {
  return {
    id: identity.botUserId,
    name,
    realName: name,
    kind: 'app',
    tz: 'America/Los_Angeles',
    teamId: identity.teamId,
  };
}

function seededChannels(created: number): Channel[] {
  const full = [ids.dana, ids.sam, ids.priya, ids.mia, ids.lee, ids.notz];
  const make = (id: string, name: string, kind: ChannelKind, members: string[]): Channel => ({
    id,
    name,
    kind,
    creator: ids.dana,
    created,
    isArchived: false,
    isGeneral: name === 'general',
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previousNames: [],
    members,
  });
  return [
    make('C0GENERAL1', 'general', 'public', [...full, ids.deploybot]),
    make('C0INCIDEN2', 'incidents', 'public', [...full]),
    make('C0PAYMENT3', 'payments', 'public', [ids.dana, ids.sam, ids.priya, ids.guest]),
    make('C0LEADS004', 'leads', 'private', [ids.dana, ids.priya]),
  ];
}
