import type { FileSeen } from '../../../browser/protocol.js';
import { FileCard } from './file-card.js';
import { ImageFile } from './image-file.js';

/** A message's files: images, text previews, and names of the rest. */
export function Files({ files }: { files: FileSeen[] }) {
  return (
    <ul class="files">
      {files.map((file) => (
        <li key={file.id}>{isPicture(file) ? <ImageFile file={file} /> : <FileCard file={file} />}</li>
      ))}
    </ul>
  );
}

function isPicture({ mimetype }: FileSeen): boolean {
  return /^image\/(?:png|jpeg|gif|webp)$/.test(mimetype);
}
