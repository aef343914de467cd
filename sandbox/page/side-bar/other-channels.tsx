import type { SideBar } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';

/** Public channels the person has not joined, and archived ones. */
export function OtherChannels({ others }: { others: SideBar['others'] }) {
  const open = others.filter(({ isArchived }) => !isArchived);
  const archived = others.filter(({ isArchived }) => isArchived);
  return (
    <>
      {open.length > 0 && <Disclosure title={`Browse ${open.length} more`} channels={open} />}
      {archived.length > 0 && <Disclosure title={`${archived.length} archived`} channels={archived} />}
    </>
  );
}

function Disclosure({ title, channels }: { title: string; channels: SideBar['others'] }) {
  const { place, go } = usePage();
  return (
    <details class="other-channels" open={channels.some(({ id }) => id === place.at)}>
      <summary>{title}</summary>
      <ul>
        {channels.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              class="entry other"
              aria-current={place.at === id ? 'page' : undefined}
              onClick={() => go({ at: id, thread: '' })}
            >
              <span class="mark" aria-hidden="true">
                #
              </span>
              <span class="entry-name">{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
