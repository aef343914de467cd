import { isRecord, NotInstalled, type Payload } from './read-payload.js';

/**
 * Returns the payload with our workspace's id in it. In a Slack Connect channel, `team_id` may be the sender's; our
 * id is then in `authorizations`, `context_team_id` or the view. Throws `NotInstalled` if none of them is ours.
 */
export function inOurWorkspace(body: Payload, isOurs: (workspaceId: string) => boolean): Payload {
  const candidates = isRecord(body.user) ? teamIdsOfInteraction(body) : teamIdsOfEvent(body);
  const ours = candidates.find((one): one is string => typeof one === 'string' && isOurs(one));
  if (ours === undefined) throw new NotInstalled('not installed in the workspace of the payload');
  if (!isRecord(body.user)) return { ...body, team_id: ours };
  return { ...body, team: { ...fieldsOf(body.team), id: ours } };
}

/** The workspace id of a payload returned by `inOurWorkspace`. */
export function workspaceIn(body: object): string {
  const { team, team_id } = body as Payload;
  return String(team_id ?? fieldsOf(team).id ?? '');
}

function teamIdsOfEvent({ authorizations, context_team_id, team_id }: Payload): unknown[] {
  const authorized = Array.isArray(authorizations) ? authorizations.map((one) => fieldsOf(one).team_id) : [];
  return [...authorized, context_team_id, team_id];
}

function teamIdsOfInteraction({ view, team, message, user, context_team_id }: Payload): unknown[] {
  const { app_installed_team_id } = fieldsOf(view);
  return [
    app_installed_team_id,
    context_team_id,
    fieldsOf(team).id,
    fieldsOf(message).team,
    fieldsOf(user).team_id,
  ];
}

function fieldsOf(value: unknown): Payload {
  return isRecord(value) ? value : {};
}
