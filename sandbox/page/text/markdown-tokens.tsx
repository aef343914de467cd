import type { MarkedToken, Token, Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { Link } from './link.js';
import { plainWords } from './plain-text.js';

/** Renders marked's tokens. */
export function MarkdownTokens({ tokens }: { tokens: Token[] | undefined }) {
  return <>{(tokens ?? []).map((token) => drawn(token as MarkedToken))}</>;
}

/** Other token types come only from extensions of marked, and none are used. */
function drawn(token: MarkedToken): ComponentChildren {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return token.depth === 1 ? (
        <h4>
          <MarkdownTokens tokens={token.tokens} />
        </h4>
      ) : (
        <h5>
          <MarkdownTokens tokens={token.tokens} />
        </h5>
      );
    case 'paragraph':
      return (
        <p>
          <MarkdownTokens tokens={token.tokens} />
        </p>
      );
    case 'blockquote':
      return (
        <blockquote>
          <MarkdownTokens tokens={token.tokens} />
        </blockquote>
      );
    case 'code':
      return <pre>{token.text}</pre>;
    case 'hr':
      return <hr />;
    case 'list':
      return <List token={token} />;
    case 'list_item':
      return <Item token={token} />;
    case 'table':
      return <MarkdownTable token={token} />;
    default:
      return drawnInline(token);
  }
}

function drawnInline(token: MarkedToken): ComponentChildren {
  switch (token.type) {
    case 'strong':
      return (
        <b>
          <MarkdownTokens tokens={token.tokens} />
        </b>
      );
    case 'em':
      return (
        <i>
          <MarkdownTokens tokens={token.tokens} />
        </i>
      );
    case 'del':
      return (
        <s>
          <MarkdownTokens tokens={token.tokens} />
        </s>
      );
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return (
        <Link url={token.href} title={token.title ?? undefined}>
          <MarkdownTokens tokens={token.tokens} />
        </Link>
      );
    case 'image':
      return <Link url={token.href}>{token.text || token.href}</Link>;
    case 'text':
      return 'tokens' in token && token.tokens ? (
        <MarkdownTokens tokens={token.tokens} />
      ) : (
        plainWords(token.text)
      );
    case 'checkbox':
      return (
        <span role="img" aria-label={token.checked ? 'Done' : 'To do'}>
          {token.checked ? '☑ ' : '☐ '}
        </span>
      );
    default:
      return 'text' in token ? token.text : token.raw;
  }
}

function List({ token }: { token: Tokens.List }) {
  const items = token.items.map((item, at) => <Item key={String(at)} token={item} />);
  return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function Item({ token }: { token: Tokens.ListItem }) {
  return (
    <li class={token.task ? 'task' : undefined}>
      <MarkdownTokens tokens={token.tokens} />
    </li>
  );
}

function MarkdownTable({ token }: { token: Tokens.Table }) {
  const row = (cells: Tokens.TableCell[], Cell: 'th' | 'td') => (
    <tr>
      {cells.map((cell, at) => (
        <Cell key={String(at)} class={cell.align ? `align-${cell.align}` : undefined}>
          <MarkdownTokens tokens={cell.tokens} />
        </Cell>
      ))}
    </tr>
  );
  return (
    <div class="table-box">
      <table>
        <thead>{row(token.header, 'th')}</thead>
        <tbody>{token.rows.map((cells) => row(cells, 'td'))}</tbody>
      </table>
    </div>
  );
}
