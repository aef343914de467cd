import type { Dict } from '../json.js';
import { identity } from './identity.js';
import { personPictures } from './pictures.js';
import type { User } from './workspace.js';

/** A user in the Web API's format. The email address needs `users:read.email`. */
export function presentUser(user: User, show: { email: boolean; locale?: boolean; at: Date }): Dict {
  const common = {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.kind === 'deactivated',
    profile: presentProfile(user, show),
    is_bot: isBot(user),
    is_app_user: user.kind === 'app',
    updated: user.updated ?? 1_700_000_000,
    ...(user.kind === 'stranger' ? { is_stranger: true } : {}),
    ...(user.gridTeams ? { enterprise_user: enterpriseUser(user, user.gridTeams) } : {}),
  };
  if (user.kind === 'deactivated') return common;
  return {
    ...common,
    color: '9f69e7',
    real_name: user.realName,
    ...(user.tz
      ? { tz: user.tz, tz_label: user.tz.replaceAll('_', ' '), tz_offset: offsetSeconds(user.tz, show.at) }
      : {}),
    is_admin: user.isAdmin === true,
    is_owner: user.isAdmin === true,
    is_primary_owner: false,
    is_restricted: user.kind === 'guest',
    is_ultra_restricted: user.kind === 'guest',
    is_email_confirmed: true,
    has_2fa: false,
    who_can_share_contact_card: 'EVERYONE',
    ...(show.locale ? { locale: 'en-US' } : {}),
  };
}

/** The user's identity in the organization that owns the workspaces. */
function enterpriseUser({ id, isAdmin }: User, teams: string[]): Dict {
  const organization = { enterprise_id: 'E0GRID0001', enterprise_name: 'Grid' };
  return { id, ...organization, is_admin: isAdmin === true, is_owner: false, teams };
}

/** A user's `profile`. */
export function presentProfile(user: User, show: { email: boolean }): Dict {
  const [first = '', ...rest] = user.realName.split(' ');
  return {
    title: user.title ?? '',
    phone: '',
    skype: '',
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.kind === 'app' ? '' : user.name,
    display_name_normalized: user.kind === 'app' ? '' : user.name,
    fields: null,
    status_text: '',
    status_emoji: '',
    status_expiration: 0,
    status_emoji_display_info: [],
    huddle_state: 'default_unset',
    huddle_state_expiration_ts: 0,
    pronouns: '',
    avatar_hash: 'g000000000',
    ...personPictures,
    first_name: first,
    last_name: rest.join(' '),
    team: user.teamId,
    ...(show.email && user.email ? { email: user.email } : {}),
    ...(user.kind === 'app'
      ? { api_app_id: identity.appId, bot_id: identity.botId, always_active: true }
      : {}),
    ...(user.kind === 'bot' ? { api_app_id: '', bot_id: `B${user.id.slice(1)}` } : {}),
  };
}

const offsets = new Map<string, number>();

/** Time zone offsets change only at quarter hours, so one result is cached for a quarter of an hour. */
function offsetSeconds(tz: string, at: Date): number {
  const key = `${tz} ${Math.floor(at.getTime() / 900_000)}`;
  const offset = offsets.get(key) ?? computeOffset(tz, at);
  offsets.set(key, offset);
  return offset;
}

function computeOffset(tz: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(
    at,
  );
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * 60 * (sign === '-' ? -1 : 1);
}

/** Slackbot is the only bot that Slack doesn't report as one. */
function isBot(user: User): boolean {
  return (user.kind === 'bot' || user.kind === 'app') && user.id !== 'USLACKBOT';
}
