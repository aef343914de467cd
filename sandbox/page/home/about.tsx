import { usePage } from '../page-context.js';

/** The commands and shortcuts of the app's manifest. */
export function About() {
  const { commands, shortcuts, app } = usePage().workspace;
  return (
    <div class="about">
      <h3>Commands</h3>
      {commands.length === 0 && <p>{app.name} has no commands.</p>}
      <dl>
        {commands.map(({ command, description, usageHint }) => (
          <div key={command}>
            <dt>
              <code>{command}</code> <span class="usage">{usageHint}</span>
            </dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <h3>Shortcuts</h3>
      {shortcuts.length === 0 && <p>{app.name} has no shortcuts.</p>}
      <dl>
        {shortcuts.map(({ callbackId, name, description, type }) => (
          <div key={callbackId}>
            <dt>{name}</dt>
            <dd>
              {description} <span class="usage">{type === 'global' ? 'Anywhere' : 'On a message'}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
