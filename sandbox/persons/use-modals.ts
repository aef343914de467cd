import type { Actor } from './actor.js';
import type { Person } from './person.js';

type Using = Pick<
  Person,
  | 'clicks'
  | 'shortcut'
  | 'messageShortcut'
  | 'fills'
  | 'submits'
  | 'closes'
  | 'modal'
  | 'modals'
  | 'home'
  | 'opensHome'
>;

export function usingModals(_actor: Actor): Using {
  const later = (): never => {
    throw new Error('not there yet');
  };
  return {
    clicks: later,
    shortcut: later,
    messageShortcut: later,
    fills: later,
    submits: later,
    closes: later,
    modal: later,
    modals: later,
    home: later,
    opensHome: later,
  };
}
