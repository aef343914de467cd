import { type Dict, text } from '../../json.js';
import { Button } from './elements/button.js';
import { Checkboxes } from './elements/checkboxes.js';
import { DateInput } from './elements/date-input.js';
import { FeedbackButtons } from './elements/feedback-buttons.js';
import { FileInput } from './elements/file-input.js';
import { IconButton } from './elements/icon-button.js';
import { MomentInput } from './elements/moment-input.js';
import { Overflow } from './elements/overflow.js';
import { RadioButtons } from './elements/radio-buttons.js';
import { Select } from './elements/select.js';
import { TextInput } from './elements/text-input.js';
import { Picture } from './picture.js';

/** An interactive element, or an image in its place. */
export function Element({ element }: { element: Dict }) {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return <Button element={element} />;
    case 'feedback_buttons':
      return <FeedbackButtons element={element} />;
    case 'icon_button':
      return <IconButton element={element} />;
    case 'overflow':
      return <Overflow element={element} />;
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return <Select element={element} />;
    case 'datepicker':
    case 'timepicker':
      return <DateInput element={element} />;
    case 'datetimepicker':
      return <MomentInput element={element} />;
    case 'checkboxes':
      return <Checkboxes element={element} />;
    case 'radio_buttons':
      return <RadioButtons element={element} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
    case 'rich_text_input':
      return <TextInput element={element} />;
    case 'file_input':
      return <FileInput element={element} />;
    case 'image':
      return <Picture image={element} class="thumbnail" />;
    default:
      return <span class="unknown">An element of the type “{text(element.type) ?? 'unknown'}”.</span>;
  }
}
