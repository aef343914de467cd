import { isRecord, NotInstalled, type Payload } from './read-payload.js';

/**
 * The payload, told as one of the workspace that Firebreak is installed in. In a channel that is shared by Slack Connect the
 * `team_id` may be the sender's; ours then stands in `authorizations`, `context_team_id` or the view. Throws `NotInstalled`
 * where none of them is ours.
 */
export function inOurWorkspace(body: Payload, isOurs: (workspaceId: string) => boolean): Payload {
  const named = isRecord(body.user) ? namedByPerson(body) : namedByEvent(body);
  const ours = named.find((one): one is string => typeof one === 'string' && isOurs(one));
  if (ours === undefined) throw new NotInstalled('not installed in the workspace of the payload');
  if (!isRecord(body.user)) return { ...body, team_id: ours };
  return { ...body, team: { ...fieldsOf(body.team), id: ours } };
}

/** The workspace of a payload that `inOurWorkspace` gave. */
export function workspaceIn(body: object): string {
  const { team, team_id } = body as Payload;
  return String(team_id ?? fieldsOf(team).id ?? '');
}

function namedByEvent({ authorizations, context_team_id, team_id }: Payload): unknown[] {
  const authorized = Array.isArray(authorizations) ? authorizations.map((one) => fieldsOf(one).team_id) : [];
  return [...authorized, context_team_id, team_id];
}

function namedByPerson({ view, team, message, user, context_team_id }: Payload): unknown[] {
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
