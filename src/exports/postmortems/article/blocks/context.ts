import type { PostmortemDocument } from '../../../../domain/postmortems/document.js';
import type { Writer } from '../inline.js';

/** What every block is made from. */
export interface Context {
  document: PostmortemDocument;
  write: Writer;
}
