import { useEffect, useRef } from 'preact/hooks';
import { type Dict, texts } from '../../../json.js';
import { UploadList } from '../../conversation/composer/upload-list.js';
import { useUploads } from '../../conversation/composer/use-uploads.js';
import { Failure } from '../failure.js';
import { useLabelling } from '../labelling.js';
import { useElement } from '../use-element.js';

/** A file input; uploads files as soon as they are selected. */
export function FileInput({ element }: { element: Dict }) {
  const { failed, use } = useElement(element);
  const labelling = useLabelling(element, 'Files');
  const { uploads, add, remove } = useUploads();
  const most = typeof element.max_files === 'number' ? element.max_files : 10;
  const ids = uploads.flatMap(({ id }) => id ?? []).join(' ');
  const sent = useRef('');
  useEffect(() => {
    if (ids === sent.current) return;
    sent.current = ids;
    void use(ids.split(' ').filter(Boolean));
  }, [ids]);
  return (
    <div class="file-input">
      <input
        {...labelling}
        type="file"
        multiple={most > 1}
        accept={texts(element.filetypes)
          .map((type) => `.${type}`)
          .join(',')}
        disabled={uploads.length >= most}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])].slice(0, most - uploads.length));
          currentTarget.value = '';
        }}
      />
      <UploadList uploads={uploads} onRemove={remove} />
      <Failure words={failed} />
    </div>
  );
}
