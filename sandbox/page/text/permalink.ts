/** A message or channel of this workspace that a link names. */
export interface LinkedPlace {
  channel: string;
  ts?: string;
  /** Parent of the thread that the message is a reply in. */
  thread?: string;
}

/** Reads `https://<domain>.slack.com/archives/C…/p…`; undefined for links to anywhere else. */
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
