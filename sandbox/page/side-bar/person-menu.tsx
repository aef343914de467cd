import type { PersonSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { addressOf } from '../place/address.js';
import { localTime } from '../place/time.js';
import { Avatar } from '../widgets/avatar.js';
import { Icon } from '../widgets/icon.js';
import { MenuButton } from '../widgets/menu-button.js';

/** The current person, and a menu to switch here or in a new window. */
export function PersonMenu() {
  const { workspace, me } = usePage();
  const people = workspace.people.filter(({ kind, id }) => kind !== 'app' && id !== 'USLACKBOT');
  return (
    <MenuButton
      class="person-menu"
      label={`You are ${me.realName}. Switch person`}
      face={
        <>
          <Avatar id={me.id} name={me.realName} />
          <span class="person-menu-name">
            <small>You are</small> {me.realName}
          </span>
          <Icon name="open" />
        </>
      }
    >
      {() => people.map((person) => <PersonRow key={person.id} person={person} />)}
    </MenuButton>
  );
}

function PersonRow({ person }: { person: PersonSeen }) {
  const { me, go, place } = usePage();
  const { id, name, realName, kind } = person;
  const isGone = kind === 'deactivated';
  return (
    <div class="person-row" role="none">
      <button
        type="button"
        role="menuitemradio"
        aria-checked={id === me.id}
        aria-disabled={isGone}
        disabled={isGone}
        tabIndex={-1}
        class="menu-item"
        onClick={() => go({ as: name, thread: '' })}
      >
        <Avatar id={id} name={realName} />
        <span>
          {realName}
          <small>{about(person, me)}</small>
        </span>
      </button>
      {!isGone && (
        <a
          role="menuitem"
          tabIndex={-1}
          class="menu-item"
          href={addressOf({ as: name, at: place.at })}
          target="_blank"
          rel="noreferrer"
          aria-label={`Open another window as ${realName}`}
          title={`Open another window as ${realName}`}
        >
          ↗
        </a>
      )}
    </div>
  );
}

const kinds: Record<PersonSeen['kind'], string | undefined> = {
  member: undefined,
  guest: 'guest',
  deactivated: 'deactivated',
  stranger: 'from another company',
  bot: 'bot',
  app: 'app',
};

function about({ tz, kind, title, name }: PersonSeen, viewer: PersonSeen): string {
  const time = tz ? localTime(tz, new Date(), viewer.tz) : 'no time zone';
  return [`@${name}`, kinds[kind] ?? title, time].filter((part) => part !== undefined).join(' · ');
}
