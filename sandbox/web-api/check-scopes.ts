import { maySee } from '../state/channel-access.js';
import type { SandboxContext } from '../state/context.js';
import { identity } from '../state/identity.js';
import type { ChannelKind } from '../state/workspace.js';
import { refuseMistake } from './api-refusal.js';
import type { Args } from './args.js';
import type { Definition } from './definitions.js';

/** Ends the call with `missing_scope` unless the manifest grants a suitable scope. */
export function checkScopes(context: SandboxContext, definition: Definition, args: Args): void {
  for (const kind of kindsAskedFor(context, definition, args)) {
    requireScope(context, scopesFor(definition, kind));
  }
}

/** Ends the call unless one of the scopes is granted; an empty list requires none. */
export function requireScope(context: SandboxContext, accepted: string[]): void {
  const { manifest } = context;
  if (accepted.length === 0 || manifest.permissive || accepted.some((scope) => manifest.scopes.has(scope)))
    return;
  const needed = accepted.join(' or ');
  refuseMistake('missing_scope', `The manifest does not grant ${needed} (oauth_config.scopes.bot)`, {
    needed: accepted.join(','),
    provided: [...manifest.scopes].join(','),
  });
}

const prefixes: Record<ChannelKind, string> = {
  public: 'channels:',
  private: 'groups:',
  im: 'im:',
  mpim: 'mpim:',
};

/** `conversations.*` methods need the scope for the kind of conversation; others need any of their scopes. */
function scopesFor(definition: Definition, kind: ChannelKind | undefined): string[] {
  if (!kind) return definition.botScopes;
  const fitting = definition.botScopes.filter((scope) => scope.startsWith(prefixes[kind]));
  return fitting.length > 0 ? fitting : definition.botScopes;
}

function kindsAskedFor(
  context: SandboxContext,
  definition: Definition,
  args: Args,
): (ChannelKind | undefined)[] {
  switch (definition.name) {
    case 'conversations.create':
      return [args.flag('is_private') ? 'private' : 'public'];
    case 'conversations.open':
      return [args.list('users').length > 1 ? 'mpim' : 'im'];
    case 'conversations.list':
    case 'users.conversations':
      return kindsOfTypes(args.list('types'));
    case 'conversations.join':
      return [undefined];
    default:
      return definition.name.startsWith('conversations.')
        ? [kindOf(context, args.text('channel'))]
        : [undefined];
  }
}

function kindsOfTypes(types: string[]): ChannelKind[] {
  const kinds: Record<string, ChannelKind> = {
    public_channel: 'public',
    private_channel: 'private',
    im: 'im',
    mpim: 'mpim',
  };
  if (types.length === 0) return ['public'];
  return types.map((type) => kinds[type]).filter((kind) => kind !== undefined);
}

function kindOf(context: SandboxContext, id: string | undefined): ChannelKind | undefined {
  const channel = id ? context.workspace.channels[id] : undefined;
  return channel && maySee(context, channel, identity.botUserId) ? channel.kind : undefined;
}
