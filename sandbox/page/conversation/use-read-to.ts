import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChannelSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';

/** Timestamp the person had read to when they opened the channel or returned to the window; the "New" line goes there. */
export function useReadTo(channel: ChannelSeen | null): string {
  const { me } = usePage();
  const latest = useRef('0');
  latest.current = channel?.lastRead ?? '0';
  const [line, setLine] = useState({ of: '', ts: '0' });
  const of = `${me.id} ${channel?.id}`;
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === 'visible') setLine((before) => ({ ...before, ts: latest.current }));
    };
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, []);
  if (line.of === of) return line.ts;
  const ts = latest.current;
  setLine({ of, ts });
  return ts;
}
