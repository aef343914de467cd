import { lexer } from 'marked';
import { MarkdownTokens } from './markdown-tokens.js';

/** Renders standard Markdown. HTML in it is shown as text. */
export function Markdown({ text }: { text: string }) {
  return (
    <div class="words rich markdown">
      <MarkdownTokens tokens={lexer(text, { gfm: true })} />
    </div>
  );
}
