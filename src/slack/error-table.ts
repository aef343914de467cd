/** Errors that mean the goal is already reached, or that nothing is left to read. */
const harmlessErrors: Record<string, readonly string[]> = {
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

/** Errors caused by Slack or the installation, not by the request: worth a retry. */
const transientErrors: ReadonlySet<string> = new Set([
  'accesslimited',
  'access_denied',
  'deprecated_endpoint',
  'fatal_error',
  'file_not_found', // what was uploaded; the next attempt uploads it again
  'file_update_failed',
  'internal_error',
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

/** Errors after which the call may have been performed in part. Source: the errors of chat.postMessage and others. */
const uncertainErrors: ReadonlySet<string> = new Set(['fatal_error', 'file_update_failed', 'internal_error']);

export function isHarmless(method: string, error: string): boolean {
  return harmlessErrors[method]?.includes(error) ?? false;
}

/** Whether the call may have been performed despite the error. */
export function mayBeDone(error: string): boolean {
  return uncertainErrors.has(error);
}

/** Whether the same call may succeed later, also once somebody has set another token. */
export function isPassing(error: string): boolean {
  return transientErrors.has(error) || tokenErrors.has(error);
}

/** Errors that reject the token itself, whatever it is used for. */
const tokenErrors: ReadonlySet<string> = new Set([
  'account_inactive',
  'app_uninstalled',
  'invalid_auth',
  'not_authed',
  'org_login_required',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

/** Whether somebody has to set another token or reinstall the app. */
export function isTokenRejected(error: string): boolean {
  return tokenErrors.has(error) || error === 'not_allowed_token_type';
}
