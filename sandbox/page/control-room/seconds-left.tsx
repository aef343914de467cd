import { useEffect, useState } from 'preact/hooks';

/** Seconds until a Unix time in milliseconds. Hidden from screen readers, which would announce every change. */
export function SecondsLeft({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden="true">: {Math.max(0, Math.ceil((until - now) / 1_000))} s left.</span>;
}
