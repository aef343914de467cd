import { type Dict, dict } from '../json.js';
import { closeAllViews, closeView, modalsOf, replaceView, stackView } from '../state/view-stack.js';
import type { View } from '../state/workspace.js';
import { refuseMistake } from '../web-api/api-refusal.js';
import { requireGoodView, requireRoom } from '../web-api/views.js';
import type { Actor } from './actor.js';
import type { Answer } from './person.js';

/**
 * Applies the app's response to a submission; an empty response closes the view. Throws an `ApiRefusal` for what Slack
 * rejects.
 */
export function applyResponseAction(actor: Actor, viewId: string, body: Dict): Partial<Answer> {
  const { context, userId } = actor;
  const view = context.workspace.views[viewId];
  if (!view) return {};
  switch (body.response_action) {
    case undefined:
      closeView(context, view);
      return {};
    case 'clear':
      closeAllViews(context, userId);
      return {};
    case 'update':
      replaceView(context, view, requireGoodView(context, body.view, 'modal', viewId));
      return {};
    case 'push':
      requireRoom(modalsOf(context, userId));
      stackView(context, userId, requireGoodView(context, body.view, 'modal'));
      return {};
    case 'errors':
      return { errors: requireErrors(view, dict(body.errors)) };
    default:
      return refuseMistake(
        'invalid_response_action',
        `response_action: ${JSON.stringify(body.response_action)} given; Slack accepts errors, update, push or clear`,
      );
  }
}

/** Errors must refer to input blocks of the view. */
function requireErrors(view: View, errors: Dict): Record<string, string> {
  const inputs = new Set(
    view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id),
  );
  const entries = Object.entries(errors).map(([id, words]) => [id, String(words)] as const);
  const stray = entries.find(([id]) => !inputs.has(id));
  if (entries.length === 0) refuseMistake('invalid_response_action', 'errors: is empty');
  if (stray)
    refuseMistake(
      'invalid_response_action',
      `errors: "${stray[0]}" is not an input of the view; its inputs are ${[...inputs].join(', ') || 'none'}`,
    );
  return Object.fromEntries(entries);
}
