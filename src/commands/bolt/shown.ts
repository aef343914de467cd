import { type MessageView, sentenceView } from '../../slack/views/text/blocks.js';

/** What the person gets to see. */
export type Shown =
  | { kind: 'message'; view: MessageView; isAccepted: boolean }
  /** The incident's channel shows the result, and the person is in it. */
  | { kind: 'in_channel'; isAccepted: true }
  | { kind: 'form_opened'; isAccepted: true };

/** Shows a message about a request that was not accepted. */
export function notAccepted(view: MessageView | string): Shown {
  return {
    kind: 'message',
    view: typeof view === 'string' ? sentenceView(view) : view,
    isAccepted: false,
  };
}
