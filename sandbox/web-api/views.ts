import { checkView, whyOf } from '../block-kit/check.js';
import { type Dict, isDict, text } from '../json.js';
import type { SandboxContext } from '../state/context.js';
import { exchangeTrigger } from '../state/triggers.js';
import { modalsOf, presentView, publishHome, replaceView, stackView } from '../state/view-stack.js';
import type { Trigger, View } from '../state/workspace.js';
import { ApiRefusal, refuse, refuseArguments, refuseMistake } from './api-refusal.js';
import type { Args } from './args.js';
import type { Family } from './method.js';

/** Modals and the Home tab. */
export const views: Family = {
  'views.open': (args, context) => {
    const source = readView(context, args, 'modal');
    const trigger = requireTrigger(context, args);
    requireRoom(modalsOf(context, trigger.user));
    return { view: presentView(context, stackView(context, trigger.user, source)) };
  },

  'views.push': (args, context) => {
    const source = readView(context, args, 'modal');
    const trigger = requireTrigger(context, args);
    const stack = modalsOf(context, trigger.user);
    if (stack.length === 0) refuse('not_found', 'The person has no open modal to push onto');
    requireRoom(stack);
    return { view: presentView(context, stackView(context, trigger.user, source)) };
  },

  'views.update': (args, context) => {
    const view = findView(context, args);
    const source = readView(context, args, view.type, view.id);
    requireHash(args, view);
    return { view: presentView(context, replaceView(context, view, source)) };
  },

  'views.publish': (args, context) => {
    if (!context.manifest.homeTab)
      refuseMistake('not_enabled', 'The manifest has features.app_home.home_tab_enabled off');
    const user = args.must('user_id');
    if (!context.workspace.users[user])
      refuseArguments('user_id is not a valid user ID [json-pointer:/user_id]');
    const known = context.workspace.views[context.workspace.homes[user] ?? ''];
    const source = readView(context, args, 'home', known?.id);
    if (known) requireHash(args, known);
    return { view: presentView(context, publishHome(context, user, source)) };
  },
};

/** Ends the call if Slack rejects the view; `own` is the id of the view it replaces. */
export function requireGoodView(
  context: SandboxContext,
  view: unknown,
  type: View['type'],
  own?: string,
): Dict {
  if (!isDict(view)) refuseArguments('failed to match all allowed schemas [json-pointer:/view]');
  const problems = checkView(view);
  const [first] = problems;
  if (first) {
    const messages = problems.map((one) => one.message);
    throw new ApiRefusal(first.error, whyOf(problems), { response_metadata: { messages } });
  }
  if (view.type !== type) refuseArguments(`must be of type ${type} [json-pointer:/view/type]`);
  const external = text(view.external_id);
  if (external && isTaken(context, external, own))
    refuseMistake('duplicate_external_id', `view.external_id: "${external}" belongs to another view`);
  return view;
}

function isTaken(context: SandboxContext, external: string, own: string | undefined): boolean {
  return Object.values(context.workspace.views).some((one) => one.external_id === external && one.id !== own);
}

/** Ends the call if three modals are open. */
export function requireRoom(stack: readonly string[]): void {
  if (stack.length >= 3)
    refuseMistake('push_limit_reached', 'Three modals are open already; Slack allows no fourth');
}

function readView(context: SandboxContext, args: Args, type: View['type'], own?: string): Dict {
  return requireGoodView(context, args.json('view'), type, own);
}

function requireTrigger(context: SandboxContext, args: Args): Trigger {
  const id = args.text('trigger_id') ?? args.text('interactivity_pointer');
  if (!id) refuseArguments('missing required field: trigger_id');
  const exchanged = exchangeTrigger(context, id);
  if ('trigger' in exchanged) return exchanged.trigger;
  throw new ApiRefusal(exchanged.error, exchanged.why);
}

function findView(context: SandboxContext, args: Args): View {
  const id = args.text('view_id');
  const external = args.text('external_id');
  if (!id && !external) refuseArguments('missing required field: view_id');
  const { views } = context.workspace;
  const view = id ? views[id] : Object.values(views).find((one) => one.external_id === external);
  return view ?? refuse('not_found', `No such view: ${id ?? external}`);
}

function requireHash(args: Args, view: View): void {
  const hash = args.text('hash');
  if (hash && hash !== view.hash) refuse('hash_conflict', 'hash: the view has changed since; fetch it again');
}
