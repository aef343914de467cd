import type { ComponentChildren } from 'preact';
import { usePage } from '../page-context.js';
import { addressOf } from '../place/address.js';
import { type LinkedPlace, linkedPlace } from './permalink.js';
import { safeAddress } from './safe-address.js';

interface Props {
  url: string;
  class?: string;
  title?: string;
  role?: 'menuitem';
  onFollow?(event: MouseEvent): void;
  children: ComponentChildren;
}

/** A link if its URL is safe, otherwise its text. Permalinks of this workspace open in the page. */
export function Link({ url, class: look, title, role, onFollow, children }: Props) {
  const { workspace } = usePage();
  const inside = linkedPlace(url, workspace.domain);
  const address = safeAddress(url);
  if (inside)
    return (
      <InsideLink to={inside} class={look} role={role} onFollow={onFollow}>
        {children}
      </InsideLink>
    );
  if (!address) return <>{children}</>;
  return (
    <a
      class={look}
      role={role}
      href={address}
      title={title ?? (isSaid(children, url) ? undefined : address)}
      target="_blank"
      rel="noopener noreferrer"
      onClick={onFollow}
    >
      {children}
    </a>
  );
}

function InsideLink({ to, class: look, role, onFollow, children }: Omit<Props, 'url'> & { to: LinkedPlace }) {
  const { place, go } = usePage();
  const there = { as: place.as, at: to.channel, thread: to.thread ?? '', message: to.ts };
  return (
    <a
      class={look}
      role={role}
      href={addressOf(there)}
      onClick={(event) => {
        onFollow?.(event);
        if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(there);
      }}
    >
      {children}
    </a>
  );
}

function isSaid(children: ComponentChildren, url: string): boolean {
  return typeof children === 'string' && url.endsWith(children);
}
