import { findMessage } from '../state/post-message.js';
import type { Message } from '../state/workspace.js';
import type { Answer, Clickable, Person } from '../users/person.js';
import { personNamed } from '../users/person-named.js';
import { ApiRefusal } from '../web-api/api-refusal.js';
import { runBuiltIn } from './built-in-commands.js';
import type { Act, MessageRef, Where } from './from-page.js';
import type { Done } from './protocol.js';
import type { Scene } from './scene.js';

/** Performs a person's action from the page. `failed` holds Slack's message when its client would not allow it. */
export async function doAct(scene: Scene, as: string, act: Act): Promise<Done> {
  try {
    requireActive(scene, as);
    return await done(scene, personNamed(scene, as), act);
  } catch (error) {
    return { failed: wordsOf(error) };
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof ApiRefusal) return error.why ?? error.code;
  return error instanceof Error ? error.message : String(error);
}

function requireActive({ context }: Scene, id: string): void {
  const user = context.workspace.users[id];
  if (user?.kind === 'deactivated') throw new Error(`${user.realName}'s account is deactivated.`);
  if (user?.kind === 'app') throw new Error(`${user.realName} is a bot; you can't act as one.`);
}

async function done(scene: Scene, person: Person, act: Act): Promise<Done> {
  switch (act.kind) {
    case 'types':
      return typed(person, act);
    case 'edits':
      return nothing(person.edits(stored(scene, act.message), act.text));
    case 'deletes':
    case 'pins':
    case 'unpins':
      return nothing(person[act.kind](stored(scene, act.message)));
    case 'dismisses':
      return dismissed(scene, person, act.message);
    case 'reacts':
    case 'unreacts':
      return nothing(person[act.kind](stored(scene, act.message), act.name));
    case 'joins':
    case 'leaves':
    case 'archives':
    case 'unarchives':
      return nothing(person[act.kind](act.channel));
    case 'invites':
      return nothing(person.invites(act.channel, act.user));
    case 'renames':
      return nothing(person.renames(act.channel, act.name));
    case 'setsTopic':
      return nothing(person.setsTopic(act.channel, act.topic));
    case 'clicks':
      return doneOf(await person.clicks(clickable(scene, act.where), act.control, act.chosen));
    case 'suggests':
      return { options: await person.suggests(clickable(scene, act.where), act.control, act.typed) };
    case 'shortcut':
      return doneOf(await person.shortcut(act.callbackId));
    case 'messageShortcut':
      return doneOf(await person.messageShortcut(act.callbackId, stored(scene, act.message)));
    case 'fills':
      return filled(person, act);
    case 'submits':
      return doneOf(await person.submits(act.values));
    case 'closes':
    case 'opensHome':
      return nothing(person[act.kind]());
    case 'opensDirect':
      return { channel: person.opensDirect() };
    case 'hasRead':
      return nothing(person.hasRead(act.channel, act.ts));
    case 'controls':
      return nothing(scene.control.does(act.act));
    case 'looksInto':
      return lookedInto(scene, act.logKey);
    case 'preparesChapter':
      return nothing(scene.prepareChapter(act.chapter));
  }
}

function lookedInto({ control }: Scene, key: string): Done {
  const logged = control.details(key);
  return logged ? { logged } : { failed: 'This log line is no longer stored.' };
}

async function typed(person: Person, act: Extract<Act, { kind: 'types' }>): Promise<Done> {
  const { line, channel, thread, broadcast, files = [] } = act;
  const at = { in: channel, ...(thread ? { thread } : {}) };
  if (line.startsWith('/') && files.length === 0)
    return (await runBuiltIn(person, line, at)) ?? doneOf(await person.types(line, at));
  if (line.trim() === '' && files.length === 0) throw new Error('Nothing to send.');
  await person.posts(line, { ...at, ...(broadcast ? { broadcast } : {}), uploads: files });
  return {};
}

/** Another modal may have opened on top meanwhile. */
function filled(person: Person, { view, values }: Extract<Act, { kind: 'fills' }>): Done {
  if (person.modal()?.id !== view) throw new Error('This modal is no longer on top.');
  person.fills(values);
  return {};
}

async function nothing(act: Promise<void>): Promise<Done> {
  await act;
  return {};
}

function doneOf({ failed, errors }: Answer): Done {
  return { ...(failed ? { failed } : {}), ...(errors ? { errors } : {}) };
}

function stored({ context }: Scene, { channel, ts }: MessageRef): Message {
  const found = findMessage(context, channel, ts);
  if (!found) throw new Error('This message no longer exists.');
  return found;
}

/** Ephemeral messages belong to no channel's history. */
function clickable(scene: Scene, where: Where): Clickable {
  const { workspace } = scene.context;
  if ('view' in where) {
    const view = workspace.views[where.view];
    if (!view) throw new Error('This view is no longer open.');
    return view;
  }
  return workspace.ephemerals.find(({ ts }) => ts === where.ts) ?? stored(scene, where);
}

async function dismissed({ context }: Scene, person: Person, { ts }: MessageRef): Promise<Done> {
  const { workspace } = context;
  workspace.ephemerals = workspace.ephemerals.filter(
    (one) => one.ts !== ts || one.ephemeral_to !== person.id,
  );
  return {};
}
