/** The message or channel a permalink points to. */
export interface LinkedPlace {
  channel: string;
  ts?: string;
  /** Timestamp of the thread's parent, for replies. */
  thread?: string;
}

/** Parses `https://<domain>.slack.com/archives/C…/p…`; undefined for any other link. */
export function linkedPlace(url: string, domain: string): LinkedPlace | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, pathname, searchParams } = new URL(url);
  if (protocol !== 'https:' || host !== `${domain}.slack.com`) return undefined;
  const [, channel, seconds, micros] =
    /^\/archives\/([A-Z0-9]+)(?:\/p(\d+)(\d{6}))?\/?$/.exec(pathname) ?? [];
  if (!channel) return undefined;
  const thread = searchParams.get('thread_ts');
  return {
    channel,
    ...(seconds && micros ? { ts: `${seconds}.${micros}` } : {}),
    ...(thread ? { thread } : {}),
  };
}
