import { type Dict, dict, isDict, text } from '../json.js';
import { withIds } from './assign-ids.js';
import { nowSeconds, type SandboxContext } from './context.js';
import { identity } from './identity.js';
import { newId, randomToken } from './new-id.js';
import { viewState } from './view-state.js';
import type { View } from './workspace.js';

/** A user's open modals, the top one last. Returns the stored list itself. */
export function modalsOf(context: SandboxContext, user: string): string[] {
  const known = context.workspace.modals[user];
  if (known) return known;
  const made: string[] = [];
  context.workspace.modals[user] = made;
  return made;
}

/** Creates a view from the app's JSON and pushes it onto the user's modals. */
export function stackView(context: SandboxContext, user: string, source: Dict): View {
  const stack = modalsOf(context, user);
  const id = newId(context, 'V');
  const view = viewFrom(context, source, {
    id,
    owner: user,
    root: stack[0] ?? id,
    previous: stack.at(-1) ?? null,
  });
  context.workspace.views[id] = view;
  stack.push(id);
  return view;
}

/** Replaces a view's content; input in blocks that remain is preserved. */
export function replaceView(context: SandboxContext, view: View, source: Dict): View {
  const { id, owner, root_view_id: root, previous_view_id: previous } = view;
  const next = viewFrom(context, source, { id, owner, root, previous });
  context.workspace.views[id] = next;
  return next;
}

/** Creates or replaces the user's Home tab. */
export function publishHome(context: SandboxContext, user: string, source: Dict): View {
  const id = context.workspace.homes[user] ?? newId(context, 'V');
  context.workspace.homes[user] = id;
  const view = viewFrom(context, source, { id, owner: user, root: id, previous: null });
  context.workspace.views[id] = view;
  return view;
}

/** Closes one modal anywhere in its owner's stack. */
export function closeView(context: SandboxContext, view: View): void {
  const stack = modalsOf(context, view.owner);
  if (stack.includes(view.id)) stack.splice(stack.indexOf(view.id), 1);
  delete context.workspace.views[view.id];
  delete context.workspace.inputs[view.id];
}

/** Closes all modals of a user. */
export function closeAllViews(context: SandboxContext, user: string): void {
  for (const id of modalsOf(context, user).splice(0)) {
    delete context.workspace.views[id];
    delete context.workspace.inputs[id];
  }
}

/** A view in the format of the Web API and payloads, with the state of its inputs. */
export function presentView(context: SandboxContext, view: View): Dict {
  const { owner: _owner, ...shown } = view;
  return { ...shown, state: { values: viewState(context, view.id, view.blocks) } };
}

type Place = { id: string; owner: string; root: string; previous: string | null };

function viewFrom(context: SandboxContext, source: Dict, place: Place): View {
  const common: View = {
    id: place.id,
    team_id: identity.teamId,
    type: source.type === 'home' ? 'home' : 'modal',
    blocks: withIds(source.blocks),
    private_metadata: text(source.private_metadata) ?? '',
    callback_id: text(source.callback_id) ?? '',
    hash: `${nowSeconds(context)}.${randomToken(8)}`,
    clear_on_close: source.clear_on_close === true,
    notify_on_close: source.notify_on_close === true,
    external_id: text(source.external_id) ?? '',
    root_view_id: place.root,
    previous_view_id: place.previous,
    app_id: identity.appId,
    bot_id: identity.botId,
    app_installed_team_id: identity.teamId,
    close: optional(source.close),
    submit: optional(source.submit),
    owner: place.owner,
  };
  return isDict(source.title) ? { ...common, title: withEmoji(source.title) } : common;
}

function optional(value: unknown): Dict | null {
  return isDict(value) ? withEmoji(dict(value)) : null;
}

function withEmoji(plain: Dict): Dict {
  return { emoji: true, ...plain };
}
