import { useCallback, useState } from 'preact/hooks';

const first = 100;
const step = 300;
const most = 5_000;

/** How many messages to load in a conversation, and a way to load more. Starts over for each conversation. */
export function useLimit(of: string): [number, () => void] {
  const [at, setAt] = useState({ of, limit: first });
  const limit = at.of === of ? at.limit : first;
  const more = useCallback(
    () =>
      setAt((before) => ({
        of,
        limit: Math.min(most, (before.of === of ? before.limit : first) + step),
      })),
    [of],
  );
  return [limit, more];
}
