import type { WorkspaceSeen } from '../../browser/protocol.js';
import { channelName } from '../text/names.js';

/** A message's text as its author typed it: mentions and links without brackets, entities decoded. */
export function typedFrom(text: string, workspace: WorkspaceSeen): string {
  return text
    .replace(/<([^>]+)>/g, (whole, inner: string) => typedLink(inner, workspace) ?? whole)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function typedLink(inner: string, workspace: WorkspaceSeen): string | undefined {
  const [, sign = '', rest = '', label] = /^([@#!]?)([^|]*)(?:\|(.*))?$/s.exec(inner) ?? [];
  switch (sign) {
    case '@':
      return `@${displayNameFor(rest, workspace) ?? label ?? rest}`;
    case '#':
      return `#${channelName(workspace, rest) ?? label ?? rest}`;
    case '!':
      return rest.startsWith('subteam^') ? (label ?? rest) : `@${rest}`;
    default:
      return label && label !== rest ? undefined : rest;
  }
}

/** The handle the composer understands, also for the app. */
function displayNameFor(id: string, workspace: WorkspaceSeen): string | undefined {
  return workspace.people.find((one) => one.id === id)?.name;
}
