import { usePage } from '../page-context.js';

/** Whose eyes these are, and the way to another person's. */
export function PersonSwitch() {
  const { workspace, me, go } = usePage();
  return (
    <label class="person-switch">
      You are
      <select value={me.name} onChange={({ currentTarget }) => go({ as: currentTarget.value, thread: '' })}>
        {workspace.people.map(({ id, name, realName, kind }) => (
          <option key={id} value={name} disabled={kind === 'deactivated' || kind === 'app'}>
            {realName}
          </option>
        ))}
      </select>
    </label>
  );
}
