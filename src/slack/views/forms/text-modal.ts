import type { ModalView } from '@slack/types';
import { type MessageView, plain } from '../text/blocks.js';

/** Shows a message in a modal, where none can be posted. */
export function textModal(view: MessageView, title: string): ModalView {
  return { type: 'modal', title: plain(title, 24), close: plain('Close', 24), blocks: view.blocks };
}
