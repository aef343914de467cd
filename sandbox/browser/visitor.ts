import type { WebSocket } from 'ws';
import type { LogLine } from '../control/log-line.js';
import { dict, parseJson } from '../json.js';
import { doAct } from './do-act.js';
import { type FromPage, type Look, readFromPage } from './from-page.js';
import { newListMemory } from './list-changes.js';
import type { Done, MessageSeen, Parts, ToPage } from './protocol.js';
import type { Scene } from './scene.js';
import { see } from './see.js';

/** One open page: receives changes to what it shows, and sends actions. */
export interface Visitor {
  /** Sends the page what changed. */
  refresh(): void;
}

export function welcome(scene: Scene, socket: WebSocket): Visitor {
  let look: Look | undefined;
  const sent = new Map<keyof Parts, string>();
  const memories = {
    messages: newListMemory(keyOfMessage),
    replies: newListMemory(keyOfMessage),
    log: newListMemory(({ key }: LogLine) => key),
  };
  const send = (message: ToPage): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const refresh = (): void => {
    if (!look) return;
    const { parts, lists } = see(scene, look);
    const changed = Object.entries(parts).filter(([name, part]) => {
      const json = JSON.stringify(part);
      const isSame = sent.get(name as keyof Parts) === json;
      sent.set(name as keyof Parts, json);
      return !isSame;
    });
    const news = {
      messages: memories.messages.changeTo(lists.messages),
      replies: memories.replies.changeTo(lists.replies),
      log: memories.log.changeTo(lists.log),
    };
    if (changed.length === 0 && Object.values(news).every((one) => one === undefined)) return;
    send({ kind: 'seen', parts: Object.fromEntries(changed), lists: news });
  };
  const receive = async (message: FromPage): Promise<void> => {
    if (message.kind === 'looks') {
      look = { ...message.look, as: viewerNamed(scene, message.look.as) };
      refresh();
    } else if (look) {
      const done = await doAct(scene, look.as, message.act);
      scene.changes.notify();
      send({ kind: 'done', number: message.number, done });
    }
  };
  socket.on('message', (data) => {
    const sent = parseJson(String(data));
    const message = readFromPage(sent);
    // A bad message from one page must not affect the others.
    if (message)
      return void receive(message).catch((error: unknown) => console.error('The sandbox failed:', error));
    const { number } = dict(sent);
    if (typeof number === 'number') send({ kind: 'done', number, done: notUnderstood });
  });
  return { refresh };
}

const notUnderstood: Done = { failed: 'The sandbox could not process this message: it may be too long.' };

function viewerNamed({ context }: Scene, handleOrId: string): string {
  const users = Object.values(context.workspace.users);
  const named = users.find(({ id, name }) => id === handleOrId || name === handleOrId);
  return (named ?? users.find(({ kind }) => kind === 'member'))?.id ?? handleOrId;
}

function keyOfMessage({ ts }: MessageSeen): string {
  return ts;
}
