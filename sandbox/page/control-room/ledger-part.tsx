import type { WorkspaceSeen } from '../../browser/protocol.js';
import type { LedgerEntry } from '../../control/ledger.js';
import { usePage } from '../page-context.js';

/** What the app has asked people, newest first. */
export function LedgerPart({ ledger }: { ledger: LedgerEntry[] | null }) {
  const { me } = usePage();
  if (!ledger) return null;
  return (
    <section class="ledger" aria-labelledby="control-ledger">
      <h3 id="control-ledger">Ledger</h3>
      <p class="quiet">What the app has asked people, newest first. Each nudge is sent once.</p>
      <ol aria-label="Nudges">
        {ledger.map((entry) => (
          <Entry key={entry.key} entry={entry} timeZone={me.tz} />
        ))}
      </ol>
      {ledger.length === 0 && <p class="quiet">Nobody has been asked anything yet.</p>}
    </section>
  );
}

function Entry({ entry, timeZone }: { entry: LedgerEntry; timeZone: string | undefined }) {
  const { workspace } = usePage();
  const { at, outcome, to, about } = entry;
  return (
    <li>
      <time dateTime={new Date(at).toISOString()}>{timeOf(at, timeZone)}</time>
      <span>
        {nameOf(to, workspace)} · {about}
      </span>
      <span class={outcome === 'sent' ? 'outcome sent' : 'outcome'}>{outcome}</span>
    </li>
  );
}

/** `@sam` or `#inc-1-checkout`; the id of what the viewer can't see. */
function nameOf(id: string, { people, channels }: WorkspaceSeen): string {
  const channel = channels.find((one) => one.id === id);
  const person = people.find((one) => one.id === id);
  return channel ? `#${channel.name}` : person ? `@${person.name}` : id;
}

function timeOf(at: number, timeZone: string | undefined): string {
  return new Date(at).toLocaleString([], { ...format, ...(timeZone ? { timeZone } : {}) });
}

const format: Intl.DateTimeFormatOptions = {
  ...{ weekday: 'short', day: 'numeric', month: 'short' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};
