import { usePage } from '../page-context.js';

export type Tab = 'home' | 'messages' | 'about';

const names: Record<Tab, string> = { home: 'Home', messages: 'Messages', about: 'About' };

/**
 * Tabs of the app's page: https://www.w3.org/WAI/ARIA/apg/patterns/tabs (activated by Enter, because one opens another
 * page).
 */
export function HomeTabs({ tab, onChoose }: { tab: Tab; onChoose(tab: Tab): void }) {
  const { app } = usePage().workspace;
  const tabs: Tab[] = ['home', ...(app.hasMessages ? (['messages'] as const) : []), 'about'];
  const press = (event: KeyboardEvent, at: number) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (step !== 0 && next) document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={app.name}>
      {tabs.map((one, at) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-selected={one === tab}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => onChoose(one)}
          onKeyDown={(event) => press(event, at)}
        >
          {names[one]}
        </button>
      ))}
    </div>
  );
}
