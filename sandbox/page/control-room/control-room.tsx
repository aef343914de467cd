/** What rules the sandbox itself: its clock, its faults, the app's process, and all that went between Slack and the app. */
export function ControlRoom() {
  return <aside class="control-room" aria-label="Control room" />;
}
