import { useEffect } from 'preact/hooks';
import type { Seen } from '../line/seen.js';
import type { PageContext } from '../page-context.js';
import { conversationTitle } from '../place/conversation-name.js';

/** Window title with person, place and unread count. */
export function useTitle({ channel, sideBar }: Seen, page: PageContext | undefined): void {
  useEffect(() => {
    if (!page) return;
    const { me, workspace, place } = page;
    const waiting = sideBar?.channels.reduce((sum, { mentions }) => sum + mentions, 0) ?? 0;
    const isUnread = sideBar?.channels.some(({ unread, id }) => unread > 0 && id !== place.at);
    const mark = waiting > 0 ? `(${waiting}) ` : isUnread ? '• ' : '';
    const where =
      place.at === 'home' || !channel ? workspace.app.name : conversationTitle(channel, workspace);
    document.title = `${mark}${where} · ${me.realName} – ${workspace.name}`;
  }, [channel, sideBar, page]);
}
