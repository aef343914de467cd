import type { FileSeen } from '../../../browser/protocol.js';
import { Icon } from '../../widgets/icon.js';
import { fileKind, fileSize } from './file-words.js';

/** A file's name, type and size, with the first lines of a text. A click downloads it. */
export function FileCard({ file }: { file: FileSeen }) {
  return (
    <div class="file-card">
      <a href={file.link} download={file.name}>
        <Icon name="file" />
        <span>
          <b>{file.title}</b>
          <small>
            {fileKind(file.name)} · {fileSize(file.size)}
          </small>
        </span>
      </a>
      {file.preview && <pre>{file.preview}</pre>}
    </div>
  );
}
