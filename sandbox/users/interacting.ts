import type { Actor } from './actor.js';
import { clickControl } from './click-control.js';
import type { Person } from './person.js';
import { closeModal, submitModal } from './submit-modal.js';
import { suggestOptions } from './suggest-options.js';
import { openModal, openModals } from './top-modal.js';
import { useMessageShortcut, useShortcut } from './use-shortcut.js';
import { homeOf, visitHome } from './visit-home.js';

type Interacting = Pick<
  Person,
  | 'clicks'
  | 'suggests'
  | 'shortcut'
  | 'messageShortcut'
  | 'submits'
  | 'closes'
  | 'modal'
  | 'modals'
  | 'home'
  | 'opensHome'
>;

/** A person's actions in the app's controls, modals and Home tab. */
export function interacting(actor: Actor): Interacting {
  return {
    clicks: (where, control, chosen) => clickControl(actor, where, control, chosen),
    suggests: (where, control, typed) => suggestOptions(actor, where, { control, typed }),
    shortcut: (callbackId) => useShortcut(actor, callbackId),
    messageShortcut: (callbackId, message) => useMessageShortcut(actor, callbackId, message),
    submits: (values) => submitModal(actor, values),
    closes: () => closeModal(actor),
    modal: () => openModal(actor),
    modals: () => openModals(actor),
    home: () => homeOf(actor),
    opensHome: async () => visitHome(actor),
  };
}
