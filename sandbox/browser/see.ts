import type { Actor } from '../users/actor.js';
import { openModals } from '../users/top-modal.js';
import { homeOf } from '../users/visit-home.js';
import type { Look } from './from-page.js';
import type { Lists, Parts } from './protocol.js';
import type { Scene } from './scene.js';
import { seeChannel } from './see-channel.js';
import { seeSideBar } from './see-side-bar.js';
import { seeWorkspace } from './see-workspace.js';

export interface Seen {
  parts: Parts;
  lists: { [Name in keyof Lists]: Lists[Name][] };
}

/** Everything a page shows its viewer. */
export function see(scene: Scene, look: Look): Seen {
  const actor: Actor = { ...scene, userId: look.as };
  const { channel, messages, replies } = seeChannel(actor, look);
  return {
    parts: {
      viewer: look.as,
      at: look.at ?? '',
      workspace: seeWorkspace(actor),
      sideBar: seeSideBar(actor),
      channel,
      modals: openModals(actor),
      home: look.at === 'home' ? (homeOf(actor) ?? null) : null,
      control: scene.control.see({ isOpen: look.log > 0 }),
      tour: scene.tour.see(),
    },
    lists: { messages, replies, log: look.log > 0 ? scene.control.log(look.log) : [] },
  };
}
