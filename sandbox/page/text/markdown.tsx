import { lexer } from 'marked';
import { MarkdownTokens } from './markdown-tokens.js';

/** Ordinary Markdown, drawn. HTML in it is shown as it was written. */
export function Markdown({ text }: { text: string }) {
  return (
    <div class="words rich markdown">
      <MarkdownTokens tokens={lexer(text, { gfm: true })} />
    </div>
  );
}
