import { useState } from 'preact/hooks';
import type { FileSeen } from '../../../browser/protocol.js';
import { FileCard } from './file-card.js';

/** A picture that opens on its own at a click; one that cannot be shown stays a file. */
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
