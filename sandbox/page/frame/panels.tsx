import { ControlRoom } from '../control-room/control-room.js';
import { Thread } from '../conversation/thread.js';
import type { Seen } from '../line/seen.js';
import { usePage } from '../page-context.js';
import { Tour } from '../tour/tour.js';
import type { OpenPanels } from './use-panels.js';

/** Panels next to the conversation. */
export function Panels({ seen, open }: { seen: Seen; open: OpenPanels }) {
  const { place } = usePage();
  return (
    <div class="panels">
      {place.thread && seen.channel && <Thread channel={seen.channel} replies={seen.lists.replies} />}
      {open.tour && seen.tour && <Tour tour={seen.tour} />}
      {open.controlRoom && seen.control && <ControlRoom control={seen.control} log={seen.lists.log} />}
    </div>
  );
}
