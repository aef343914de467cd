import { ControlRoom } from './control-room/control-room.js';
import { Thread } from './conversation/thread.js';
import { usePage } from './page-context.js';
import type { Seen } from './seen.js';
import { Tour } from './tour/tour.js';

/** What is open beside the conversation. */
export function Panels({
  seen,
  isTourOpen,
  isControlOpen,
}: {
  seen: Seen;
  isTourOpen: boolean;
  isControlOpen: boolean;
}) {
  const { place } = usePage();
  return (
    <div class="panels">
      {place.thread && seen.channel && <Thread channel={seen.channel} replies={seen.lists.replies} />}
      {isTourOpen && seen.tour && <Tour tour={seen.tour} />}
      {isControlOpen && seen.control && <ControlRoom control={seen.control} log={seen.lists.log} />}
    </div>
  );
}
