/** Refusals that mean "it is so already": what was wanted is true, whoever did it; or that there is nothing left to read. */
const harmless: Record<string, readonly string[]> = {
  'conversations.invite': ['already_in_channel', 'cant_invite_self'],
  'conversations.archive': ['already_archived'],
  'conversations.unarchive': ['not_archived'],
  'pins.add': ['already_pinned'],
  'chat.update': ['is_archived', 'channel_is_archived'],
  'conversations.replies': ['thread_not_found'],
  'conversations.setTopic': ['is_archived'],
  'files.info': ['file_not_found', 'file_deleted'],
  'views.update': ['not_found', 'hash_conflict'],
};

/** Refusals that are Slack's failure or the installation's, not the request's: worth another try later. */
const passing: ReadonlySet<string> = new Set([
  'accesslimited',
  'access_denied',
  'account_inactive',
  'deprecated_endpoint',
  'fatal_error',
  'internal_error',
  'invalid_auth',
  'not_authed',
  'org_login_required',
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
  'token_expired',
  'token_revoked',
]);

/** Slack says of these that some of it may have been done. Source: the errors of chat.postMessage and others. */
const halfDone: ReadonlySet<string> = new Set(['fatal_error', 'internal_error']);

export function isHarmless(method: string, error: string): boolean {
  return harmless[method]?.includes(error) ?? false;
}

/** Whether the call may have been done although Slack says that it failed. */
export function mayBeDone(error: string): boolean {
  return halfDone.has(error);
}

export function isPassing(error: string): boolean {
  return passing.has(error);
}

/** Slack refuses the token itself: only somebody who sets another one, or installs the app again, can help. */
const tokenRefusals: ReadonlySet<string> = new Set([
  'account_inactive',
  'app_uninstalled',
  'invalid_auth',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

export function isTokenRefused(error: string): boolean {
  return tokenRefusals.has(error);
}
