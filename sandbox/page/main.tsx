import { render } from 'preact';
import { App } from './app.js';
import { chosenTheme, showTheme } from './frame/theme.js';

showTheme(chosenTheme());
const root = document.getElementById('page');
if (root) render(<App />, root);
