import { expect, it } from 'vitest';
import { About } from '../../sandbox/page/home/about.js';
import { Home } from '../../sandbox/page/home/home.js';
import { html, wordsIn } from './blocks-page.js';

it('has tabs with Home first, and says when the app has published nothing', () => {
  const drawn = html(<Home view={null} />);
  expect(drawn).toContain('role="tab" id="tab-home" aria-selected="true"');
  expect(wordsIn(drawn)).toContain('HomeMessagesAbout');
  expect(wordsIn(drawn)).toContain('Firebreak hasn’t published anything here yet.');
});

it('lists the app’s commands and shortcuts', () => {
  const words = wordsIn(html(<About />));
  for (const one of ['/incident', 'start [title]', 'Declare and run incidents', 'Opens a form', 'Anywhere'])
    expect(words).toContain(one);
});
