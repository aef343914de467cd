import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { counted } from '../../../domain/text/words.js';
import { maxSyncedMessages } from '../../../domain/timeline/channel-sync/channel-sync.js';
import type { SyncState } from '../../../domain/timeline/channel-sync/sync-state.js';
import { type Contradiction, contradictions } from '../../../domain/timeline/contradictions.js';
import type { ShownMessage, TimelineItem, TimelinePage } from '../../../domain/timeline/timeline-item.js';
import { unreachable } from '../../../domain/unreachable.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { actions, button, context, type MessageView, section, sections } from '../text/blocks.js';
import { orderWarning } from '../text/terms.js';
import { inLine, timeOf } from '../text/text.js';
import { itemMenus, type MenuReader } from './item-menus.js';
import { itemText } from './timeline-item.js';

/** Items per page. */
export const timelinePageSize = 15;

const itemMaxChars = 250;

export interface TimelineOptions {
  isAll: boolean;
  /** Whether times need a date. */
  withDay: boolean;
  /** The line that shows the previous page; null if there is none. */
  earlier: string | null;
  linkTo: (message: ShownMessage) => string | null;
  /** What of the channel is not stored yet; null if everything is. */
  reading: SyncState | null;
  /** The reader. */
  reader: MenuReader;
}

/** A page of the timeline, oldest first, with times in the reader's zone and links to messages. */
export function timelineView(incident: Incident, page: TimelinePage, options: TimelineOptions): MessageView {
  const { highlights, all } = page.counts;
  const size = options.isAll
    ? counted(all, 'entry', 'entries')
    : `${counted(highlights, 'highlight', 'highlights')} of ${counted(all, 'entry', 'entries')}`;
  const title = markedDrill(incident, `*${incidentName(incident.number)}* · ${size}`);
  const items = page.items.map((item) =>
    itemText(item, {
      withDay: options.withDay,
      maxChars: itemMaxChars,
      linkTo: options.linkTo,
      names: options.reader.names,
    }),
  );
  const warnings = contradictions(page.items, incident.milestones).slice(0, 5).map(warningText);
  return {
    text: markedDrill(
      incident,
      `${incidentName(incident.number)} · ${inLine(incident.title, 200)} · timeline`,
    ),
    blocks: [
      section(title),
      ...(items.length > 0 ? sections(items) : [section('Nothing here yet.')]),
      ...(warnings.length > 0 ? [context(warnings.join('\n'))] : []),
      ...(options.reading ? [context(readingText(options.reading))] : []),
      controls(incident, page.items, options),
      context('Add an entry with `/incident note at 14:02 …`, or react to a message with 📌.'),
    ],
  };
}

/** Warnings about times that contradict each other. */
function warningText(found: Contradiction): string {
  switch (found.kind) {
    case 'other_order':
      return `⚠ ${timeOf(found.first)} and ${timeOf(found.second)} are in a different order than they were written. Check the times.`;
    case 'answer_first':
      return `⚠ An answer stands at ${timeOf(found.answer)}, before its question (${timeOf(found.question)}): check.`;
    case 'milestones':
      return orderWarning(found.earlier, found.later);
    default:
      return unreachable(found);
  }
}

/** Says what of the channel is not stored. */
function readingText(reading: SyncState): string {
  switch (reading.kind) {
    case 'under_way':
      return `Still reading what was missed: ${reading.messages} messages so far. Ask again in a moment.`;
    case 'rejected': {
      const since = reading.before ? ` before ${timeOf(reading.before)}` : ' while Firebreak was away';
      return `Slack didn't return what was written${since}: ${inLine(reading.error, 60)}.`;
    }
    case 'too_much':
      return `More than ${maxSyncedMessages} messages were missed at once: of those before ${timeOf(reading.before)}, not all are here.`;
    default:
      return unreachable(reading);
  }
}

function controls(
  { number }: Incident,
  items: TimelineItem[],
  { isAll, earlier, reader }: TimelineOptions,
): KnownBlock {
  const line = (label: string, words: string, id: string) =>
    button({ label, actionId: `${actionIds.runLine}:${id}`, value: carry(number, words) });
  return actions(
    ...(earlier ? [line('Earlier', earlier, 'earlier')] : []),
    isAll ? line('Highlights', 'timeline', 'key') : line('All', 'timeline all', 'all'),
    line('Add note', 'note', 'note'),
    ...itemMenus(number, items, reader),
  );
}
