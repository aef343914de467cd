import { useState } from 'preact/hooks';
import type { FileSeen } from '../../../browser/protocol.js';
import { FileCard } from './file-card.js';

/** An image that opens on click, or a file card if it can't be shown. */
export function ImageFile({ file }: { file: FileSeen }) {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <FileCard file={file} />;
  return (
    <figure class="image-file">
      <figcaption>{file.title}</figcaption>
      <a href={file.link} target="_blank" rel="noreferrer">
        <img src={file.link} alt={file.title} onError={() => setBroken(true)} />
      </a>
    </figure>
  );
}
