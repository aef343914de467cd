import { Icon } from '../../widgets/icon.js';
import { fileSize } from '../files/file-words.js';
import type { Upload } from './uploads.js';

/** Files attached to the next message, each with a remove button. */
export function UploadList({ uploads, onRemove }: { uploads: Upload[]; onRemove(key: string): void }) {
  if (uploads.length === 0) return null;
  return (
    <ul class="uploads" aria-label="Files to send">
      {uploads.map(({ key, name, size, id, failed }) => (
        <li key={key} class={failed ? 'failed' : ''} aria-busy={!id && !failed}>
          <Icon name="file" />
          <span>
            {name} <small>{failed ?? (id ? fileSize(size) : 'Uploading…')}</small>
          </span>
          <button type="button" aria-label={`Remove ${name}`} onClick={() => onRemove(key)}>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
