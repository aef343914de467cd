import type { WorkspaceSeen } from '../../browser/protocol.js';
import { channelName } from '../text/names.js';

/** The words as their author typed them: mentions and links without Slack's brackets, entities as the signs they stand for. */
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

/** The handle that the composer understands: of the app too. */
function displayNameFor(id: string, workspace: WorkspaceSeen): string | undefined {
  return workspace.people.find((one) => one.id === id)?.name;
}
