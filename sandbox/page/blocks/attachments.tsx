import type { Where } from '../../browser/from-page.js';
import { type Dict, dicts } from '../../json.js';
import type { StateValues } from '../../state/workspace.js';
import { Attachment } from './attachment.js';

interface Props {
  attachments: Dict[];
  where: Where;
  state: StateValues;
}

/** The secondary attachments of a message. */
export function Attachments({ attachments, where, state }: Props) {
  return (
    <div class="attachments">
      {attachments.map((attachment, at) => (
        <Attachment
          key={String(at)}
          attachment={attachment}
          blocks={dicts(attachment.blocks)}
          {...{ where, state }}
        />
      ))}
    </div>
  );
}
