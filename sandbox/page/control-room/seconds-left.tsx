import { useEffect, useState } from 'preact/hooks';

/** How many seconds are left until a moment in unix milliseconds. Screen readers are not told of each. */
export function SecondsLeft({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden="true">: {Math.max(0, Math.ceil((until - now) / 1_000))} s left.</span>;
}
